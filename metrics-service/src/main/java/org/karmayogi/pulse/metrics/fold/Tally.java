package org.karmayogi.pulse.metrics.fold;

/** Sums over a learner's courses: standing enrolments, those not completed, completions, and their minutes. */
record Tally(long enrolments, long open, long completions, long minutes) {

    static final Tally ZERO = new Tally(0, 0, 0, 0);

    Tally plus(int sign, CourseState course) {
        return new Tally(
                enrolments + (course.enrolled() ? sign : 0),
                open + (course.enrolled() && !course.completed() ? sign : 0),
                completions + (course.completed() ? sign : 0),
                minutes + (long) sign * course.minutes());
    }

    /** A registered learner's numbers, in the order of the measures of {@link TotalKind#UNIT}. */
    long[] unit() {
        return new long[] {
            1,
            enrolments > 0 ? 1 : 0,
            enrolments,
            open > 0 ? 1 : 0,
            completions,
            minutes,
            completions >= 1 ? 1 : 0,
            completions >= 3 ? 1 : 0
        };
    }
}
