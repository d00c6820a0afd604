package org.karmayogi.pulse.metrics.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** Sorts rows and cuts pages. A cursor names the last row given, so that pages stay whole while figures move. */
final class RowOrder {

    static final int MAX_LIMIT = 500;

    private static final Map<String, ToDoubleFunction<Figures>> MEASURES = new TreeMap<>(Map.ofEntries(
            Map.entry("registered", Figures::registered),
            Map.entry("enrolled", Figures::enrolled),
            Map.entry("enrolments", Figures::enrolments),
            Map.entry("inProgress", Figures::inProgress),
            Map.entry("completions", Figures::completions),
            Map.entry("trainingMinutes", Figures::trainingMinutes),
            Map.entry("trainingHours", Figures::trainingHours),
            Map.entry("completedAtLeastOne", Figures::completedAtLeastOne),
            Map.entry("completedThreeOrMore", Figures::completedThreeOrMore),
            Map.entry("completedFewerThanThree", Figures::completedFewerThanThree),
            Map.entry("undergoingTraining", Figures::undergoingTraining),
            Map.entry("coverage", figures -> figures.coverage() == null ? -1 : figures.coverage())));

    private RowOrder() {}

    /**
     * Sorts a copy.
     *
     * @param sort {@code code}, {@code name} or a metric, with a leading minus for descending; null for the register's order
     */
    static List<RowsAnswer.Row> sorted(List<RowsAnswer.Row> rows, @Nullable String sort) {
        if (sort == null) {
            return rows;
        }
        boolean descending = sort.startsWith("-");
        Comparator<RowsAnswer.Row> order = by(descending ? sort.substring(1) : sort);
        List<RowsAnswer.Row> sorted = new ArrayList<>(rows);
        sorted.sort((descending ? order.reversed() : order).thenComparing(RowsAnswer.Row::code));
        return sorted;
    }

    private static Comparator<RowsAnswer.Row> by(String key) {
        if (key.equals("code")) {
            return Comparator.comparing(RowsAnswer.Row::code);
        }
        if (key.equals("name")) {
            return Comparator.comparing(RowsAnswer.Row::name);
        }
        ToDoubleFunction<Figures> measure = MEASURES.get(key);
        if (measure == null) {
            throw invalid("sort is '" + key + "', expected code, name or one of " + MEASURES.keySet());
        }
        return Comparator.comparingDouble(row -> measure.applyAsDouble(row.metrics()));
    }

    /** The rows behind the cursor's, at most {@code limit}. */
    static List<RowsAnswer.Row> page(List<RowsAnswer.Row> sorted, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw invalid("limit is " + limit + ", expected 1 to " + MAX_LIMIT);
        }
        int from = cursor == null ? 0 : behind(sorted, cursor);
        return sorted.subList(from, Math.min(sorted.size(), from + limit));
    }

    private static int behind(List<RowsAnswer.Row> sorted, String cursor) {
        String code;
        try {
            code = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("cursor '" + cursor + "' is none that this list gave");
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).code().equals(code)) {
                return i + 1;
            }
        }
        throw invalid("cursor '" + cursor + "' is none that this list gave");
    }

    /** The cursor behind a page; null where it is the last. */
    static @Nullable String next(List<RowsAnswer.Row> sorted, List<RowsAnswer.Row> page) {
        if (page.isEmpty() || page.get(page.size() - 1).equals(sorted.get(sorted.size() - 1))) {
            return null;
        }
        byte[] code = page.get(page.size() - 1).code().getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }
}
