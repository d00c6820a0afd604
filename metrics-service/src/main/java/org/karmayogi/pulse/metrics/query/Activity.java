package org.karmayogi.pulse.metrics.query;

/**
 * What happened in a span of time, or how much more of it happened in one than in another, which may be negative.
 *
 * @param trainingHours minutes / 60, two decimals, half up
 */
public record Activity(long onboarded, long enrolments, long completions, long trainingMinutes, double trainingHours) {

    /** From numbers in the order of the measures of a day or a month. */
    static Activity of(long[] numbers) {
        return of(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    private static Activity of(long onboarded, long enrolments, long completions, long minutes) {
        return new Activity(onboarded, enrolments, completions, minutes, Figures.hours(minutes));
    }

    /** How much more this is than another. */
    public Activity minus(Activity other) {
        return of(
                onboarded - other.onboarded,
                enrolments - other.enrolments,
                completions - other.completions,
                trainingMinutes - other.trainingMinutes);
    }
}
