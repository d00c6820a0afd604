package org.karmayogi.pulse.metrics.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a scope, by the contract's definitions.
 *
 * @param trainingHours minutes / 60, two decimals, half up
 * @param strength the department's posts; null where unknown or where the scope is not exactly a department
 * @param coverage registered / strength, four decimals; may pass 1
 */
public record Figures(
        long registered,
        long enrolled,
        long enrolments,
        long inProgress,
        long completions,
        long trainingMinutes,
        double trainingHours,
        long completedAtLeastOne,
        long completedThreeOrMore,
        long completedFewerThanThree,
        long undergoingTraining,
        @Nullable Integer strength,
        @Nullable Double coverage) {

    /**
     * Builds them from a cell's numbers.
     *
     * @param numbers among them a cell's, in the order of the measures of the kind {@code unit}
     * @param at where the cell's begin
     */
    static Figures of(long[] numbers, int at, @Nullable Integer strength) {
        long registered = numbers[at];
        long minutes = numbers[at + 5];
        return new Figures(
                registered,
                numbers[at + 1],
                numbers[at + 2],
                numbers[at + 3],
                numbers[at + 4],
                minutes,
                hours(minutes),
                numbers[at + 6],
                numbers[at + 7],
                registered - numbers[at + 7],
                registered - numbers[at + 6],
                strength,
                strength == null || strength == 0 ? null : coverage(registered, strength));
    }

    /** Half up by the amount: a difference may be negative. A matrix asks this 7,000 times, so it is done in whole hundredths. */
    static double hours(long minutes) {
        // 100 / 60 of an hour's hundredths, and half of one more to round half up: (minutes * 100 + 30) / 60.
        long hundredths = (Math.abs(minutes) * 10 + 3) / 6;
        return Long.signum(minutes) * hundredths / 100.0;
    }

    private static double coverage(long registered, int strength) {
        return BigDecimal.valueOf(registered)
                .divide(BigDecimal.valueOf(strength), 4, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
