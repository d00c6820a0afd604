package org.karmayogi.pulse.metrics.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.query.MonthTable;

/** Puts a month as presented and the same as known now side by side. Pure. */
final class Comparison {

    private static final Comparator<ReviewAnswer.Row> BY_COMPLETIONS = Comparator.comparing(
                    (ReviewAnswer.Row row) -> row.shown().completions())
            .reversed()
            .thenComparing(row -> String.valueOf(row.code()));

    private Comparison() {}

    /**
     * The answer.
     *
     * @param department the only one that is wanted, a registered code; null for all. It keeps its rank among all.
     */
    static ReviewAnswer of(@Nullable FrozenReview frozen, MonthTable known, @Nullable String department) {
        Map<String, MonthTable.Row> presented = new HashMap<>();
        if (frozen != null) {
            frozen.departments().forEach(row -> presented.put(String.valueOf(row.code()), row));
        }
        List<ReviewAnswer.Row> rows = ranked(known.departments().stream()
                .map(row -> row(presented.get(String.valueOf(row.code())), row))
                .toList());
        ReviewAnswer.Row total = row(frozen == null ? null : frozen.total(), known.total());
        if (department != null) {
            // Who asks for one department may not be allowed to see the state.
            rows = rows.stream().filter(row -> department.equals(row.code())).toList();
            total = rows.get(0).asTotal();
        }
        return new ReviewAnswer(
                known.month(), known.asOf(), frozen == null ? null : ReviewAnswer.Frozen.of(frozen), rows, total);
    }

    private static ReviewAnswer.Row row(MonthTable.@Nullable Row presented, MonthTable.Row known) {
        MonthTable.Row shown = presented == null ? known : presented;
        return new ReviewAnswer.Row(
                null,
                known.code(),
                known.name(),
                known.nameHi(),
                presented == null ? null : presented.activity(),
                known.activity(),
                presented == null ? null : known.activity().minus(presented.activity()),
                shown.before(),
                shown.activity().minus(shown.before()),
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
