package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to the lists of rows under {@code /v1/metrics}; {@code scope} is what all rows have in common. */
public record RowsAnswer(
        Instant asOf,
        Scope scope,
        List<Row> items,
        @Nullable String nextCursor) implements CsvTable {

    /** One department, district or category. */
    public record Row(String code, String name, @Nullable String nameHi, Figures metrics) {}

    @Override
    public List<String> csvHeader() {
        List<String> header = new ArrayList<>(List.of("code", "name", "nameHi"));
        Measure.ALL.forEach(measure -> header.add(measure.name()));
        return header;
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return items.stream().map(row -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(row.code());
            cells.add(row.name());
            cells.add(row.nameHi());
            Measure.ALL.forEach(measure -> cells.add(measure.value().apply(row.metrics())));
            return cells;
        });
    }
}
