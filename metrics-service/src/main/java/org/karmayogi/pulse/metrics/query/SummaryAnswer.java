package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET /v1/metrics/summary}. */
public record SummaryAnswer(
        Instant asOf,
        Scope scope,
        Figures metrics,
        Unregistered unregistered,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation)
        implements CsvTable {

    /**
     * What the answer was made from.
     *
     * @param generation the figures' generation, which grows with every rebuild
     * @param definitions the version of {@code /v1/metrics/definitions} they follow
     * @param offsets the last offset of {@code learning-events} that counts, by partition; everything up to it does
     */
    public record Explanation(int generation, String definitions, Map<Integer, Long> offsets) {}

    @Override
    public List<String> csvHeader() {
        return Stream.concat(
                        Stream.of("department", "district", "category"),
                        Measure.ALL.stream().map(Measure::name))
                .toList();
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        Stream<@Nullable Object> codes =
                Arrays.<@Nullable Object>asList(scope.department(), scope.district(), scope.category()).stream();
        Stream<@Nullable Object> values =
                Measure.ALL.stream().map(measure -> measure.value().apply(metrics));
        return Stream.of(Arrays.asList(Stream.concat(codes, values).toArray()));
    }
}
