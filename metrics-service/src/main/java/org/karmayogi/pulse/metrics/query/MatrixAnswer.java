package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One metric by department and district; the answer to {@code GET /v1/metrics/matrix}.
 *
 * @param columns the districts
 * @param items the departments, each with a value a column, and the value of all columns together
 * @param totals the value of all departments together, a column
 * @param total the value of the whole table
 */
public record MatrixAnswer(
        Instant asOf,
        String metric,
        Scope scope,
        List<Column> columns,
        List<Row> items,
        List<Number> totals,
        Number total)
        implements CsvTable {

    /** A district. */
    public record Column(String code, String name, @Nullable String nameHi) {}

    /** A department. */
    public record Row(String code, String name, @Nullable String nameHi, List<Number> values, Number total) {}

    @Override
    public List<String> csvHeader() {
        List<String> header = new ArrayList<>(List.of("code", "name", "nameHi"));
        columns.forEach(column -> header.add(column.code()));
        header.add("total");
        return header;
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return Stream.concat(
                items.stream().map(row -> cells(row.code(), row.name(), row.nameHi(), row.values(), row.total())),
                Stream.of(cells("TOTAL", "Total", null, totals, total)));
    }

    private static List<@Nullable Object> cells(
            String code, String name, @Nullable String nameHi, List<Number> values, Number total) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(code);
        cells.add(name);
        cells.add(nameHi);
        cells.addAll(values);
        cells.add(total);
        return cells;
    }
}
