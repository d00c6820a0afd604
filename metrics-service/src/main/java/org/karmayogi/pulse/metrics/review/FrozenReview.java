package org.karmayogi.pulse.metrics.review;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.karmayogi.pulse.metrics.query.MonthTable;

/**
 * A month's table as it was presented; one record of {@code learning-reference}.
 *
 * @param id given by the server, tells two that were frozen at once apart
 * @param revision 1 for the first of a month, one more for each that replaces it
 * @param by the key that froze it
 * @param at when it was frozen
 * @param asOf what the figures were complete through
 * @param generation the figures' generation
 * @param definitions the version of {@code /v1/metrics/definitions} they followed
 */
record FrozenReview(
        String id,
        YearMonth month,
        int revision,
        String by,
        Instant at,
        Instant asOf,
        int generation,
        String definitions,
        List<MonthTable.Row> departments,
        MonthTable.Row total) {

    FrozenReview {
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision + ", expected 1 or more");
        }
        Objects.requireNonNull(month, "month");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(total, "total");
        departments = List.copyOf(departments);
    }

    /** The key of its record: of its own, so that compaction leaves earlier revisions where they are. */
    String key() {
        return ReviewRecords.KEYS + month + "." + revision + "." + id;
    }
}
