package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A month by department, from one cut.
 *
 * @param generation the figures' generation
 * @param tag the cut's, as an {@code ETag} names it
 * @param departments in the order of the register
 * @param total the state; the departments' activity adds up to its
 */
public record MonthTable(YearMonth month, Instant asOf, int generation, String tag, List<Row> departments, Row total) {

    /**
     * A department, or the state.
     *
     * @param code null for the state
     * @param activity what happened in the month, at the posting of its day
     * @param before the same of the month before
     * @param standing the figures at {@code asOf}, not at the month's end
     */
    public record Row(
            @Nullable String code,
            String name,
            @Nullable String nameHi,
            Activity activity,
            Activity before,
            Figures standing) {

        public Row {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(activity, "activity");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(standing, "standing");
        }
    }
}
