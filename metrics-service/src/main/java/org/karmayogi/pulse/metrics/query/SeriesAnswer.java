package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened day by day, or month by month; the answer to {@code GET /v1/metrics/series}.
 *
 * @param from the first day or month, inclusive, as is {@code to}
 * @param items one a day or month, also where nothing happened
 */
public record SeriesAnswer(Instant asOf, String grain, String from, String to, Scope scope, List<Point> items)
        implements CsvTable {

    /**
     * One day or month.
     *
     * @param date {@code 2026-11-22}, or {@code 2026-11}
     */
    public record Point(
            String date,
            long onboarded,
            long enrolments,
            long completions,
            long trainingMinutes,
            double trainingHours) {

        /** From numbers in the order of the measures of a day. */
        static Point of(String date, long[] numbers) {
            return new Point(date, numbers[0], numbers[1], numbers[2], numbers[3], Figures.hours(numbers[3]));
        }
    }

    @Override
    public List<String> csvHeader() {
        return List.of("date", "onboarded", "enrolments", "completions", "trainingMinutes", "trainingHours");
    }

    @Override
    public Stream<List<@Nullable Object>> csvRows() {
        return items.stream()
                .map(it -> Arrays.asList(
                        it.date(),
                        it.onboarded(),
                        it.enrolments(),
                        it.completions(),
                        it.trainingMinutes(),
                        it.trainingHours()));
    }
}
