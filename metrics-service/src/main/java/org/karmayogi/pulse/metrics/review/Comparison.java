package org.karmayogi.pulse.metrics.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.query.Activity;
import org.karmayogi.pulse.metrics.query.MonthTable;

/** Puts a month as presented, the same as known now, and the month before side by side. Pure. */
final class Comparison {

    private static final Comparator<ReviewAnswer.Row> BY_COMPLETIONS = Comparator.comparing(
                    (ReviewAnswer.Row row) -> row.shown().completions())
            .reversed()
            .thenComparing(row -> String.valueOf(row.code()));

    private Comparison() {}

    /**
     * The answer.
     *
     * @param department the only one that is wanted; null for all. It keeps its rank among all.
     */
    static ReviewAnswer of(
            @Nullable FrozenReview frozen, MonthTable known, MonthTable before, @Nullable String department) {
        Map<String, MonthTable.Row> presented = byCode(frozen == null ? List.of() : frozen.departments());
        Map<String, MonthTable.Row> monthBefore = byCode(before.departments());
        List<ReviewAnswer.Row> rows = new ArrayList<>();
        for (MonthTable.Row row : known.departments()) {
            String code = String.valueOf(row.code());
            rows.add(row(presented.get(code), row, monthBefore.getOrDefault(code, row)));
        }
        List<ReviewAnswer.Row> ranked = ranked(rows).stream()
                .filter(row -> department == null || department.equals(row.code()))
                .toList();
        return new ReviewAnswer(
                known.month(),
                known.asOf(),
                frozen == null ? null : ReviewAnswer.Frozen.of(frozen),
                ranked,
                row(frozen == null ? null : frozen.total(), known.total(), before.total()));
    }

    private static Map<String, MonthTable.Row> byCode(List<MonthTable.Row> rows) {
        Map<String, MonthTable.Row> byCode = new HashMap<>();
        rows.forEach(row -> byCode.put(String.valueOf(row.code()), row));
        return byCode;
    }

    private static ReviewAnswer.Row row(
            MonthTable.@Nullable Row presented, MonthTable.Row known, MonthTable.Row before) {
        Activity shown = presented == null ? known.activity() : presented.activity();
        return new ReviewAnswer.Row(
                null,
                known.code(),
                known.name(),
                known.nameHi(),
                presented == null ? null : presented.activity(),
                known.activity(),
                presented == null ? null : known.activity().minus(presented.activity()),
                before.activity(),
                shown.minus(before.activity()),
                presented == null ? null : presented.standing(),
                known.standing());
    }

    /** Sorted, with ranks as in sports: two seconds, and then the fourth. */
    private static List<ReviewAnswer.Row> ranked(List<ReviewAnswer.Row> rows) {
        List<ReviewAnswer.Row> sorted = new ArrayList<>(rows);
        sorted.sort(BY_COMPLETIONS);
        int rank = 0;
        for (int i = 0; i < sorted.size(); i++) {
            ReviewAnswer.Row row = sorted.get(i);
            boolean tied = i > 0
                    && sorted.get(i - 1).shown().completions() == row.shown().completions();
            rank = tied ? rank : i + 1;
            sorted.set(i, row.ranked(rank));
        }
        return sorted;
    }
}
