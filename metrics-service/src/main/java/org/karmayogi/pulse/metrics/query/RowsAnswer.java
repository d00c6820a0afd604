package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to the lists of rows under {@code /v1/metrics}; {@code scope} is what all rows have in common. */
public record RowsAnswer(
        Instant asOf,
        Scope scope,
        List<Row> items,
        @Nullable String nextCursor) {

    /** One department, district or category. */
    public record Row(String code, String name, @Nullable String nameHi, Figures metrics) {}
}
