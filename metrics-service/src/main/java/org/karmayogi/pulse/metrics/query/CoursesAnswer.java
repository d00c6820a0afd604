package org.karmayogi.pulse.metrics.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET /v1/metrics/courses}. */
public record CoursesAnswer(
        Instant asOf,
        Scope scope,
        List<Course> items,
        @Nullable String nextCursor) implements CsvTable {

    /**
     * A course, by the people registered now.
     *
     * @param completionRate completions / enrolments, four decimals; null without enrolments
     */
    public record Course(
            String code,
            long enrolments,
            long completions,
            long trainingMinutes,
            double trainingHours,
            @Nullable Double completionRate) {

        /** From numbers in the order of the measures of a course. */
        static Course of(String code, long[] numbers) {
            Double rate = numbers[0] == 0
                    ? null
                    : BigDecimal.valueOf(numbers[1])
                            .divide(BigDecimal.valueOf(numbers[0]), 4, RoundingMode.HALF_UP)
                            .doubleValue();
            return new Course(code, numbers[0], numbers[1], numbers[2], Figures.hours(numbers[2]), rate);
        }
    }

    @Override
    public List<String> csvHeader() {
        return List.of("code", "enrolments", "completions", "trainingMinutes", "trainingHours", "completionRate");
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return items.stream()
                .map(it -> Arrays.asList(
                        it.code(),
                        it.enrolments(),
                        it.completions(),
                        it.trainingMinutes(),
                        it.trainingHours(),
                        it.completionRate()));
    }
}
