package org.karmayogi.pulse.metrics.query;

/** What people did who are not onboarded; they have no posting, so a narrower scope than the state has none. */
public record Unregistered(long people, long enrolments, long completions, double trainingHours) {

    static final Unregistered NONE = new Unregistered(0, 0, 0, 0);

    static Unregistered of(long[] numbers) {
        return new Unregistered(numbers[0], numbers[1], numbers[2], Figures.hours(numbers[3]));
    }
}
