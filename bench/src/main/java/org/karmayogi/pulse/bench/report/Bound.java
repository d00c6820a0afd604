package org.karmayogi.pulse.bench.report;

/** What a figure has to hold. */
public sealed interface Bound {

    /** Whether a figure holds it. */
    boolean holds(double value);

    /** At least so much. */
    record AtLeast(double limit) implements Bound {
        @Override
        public boolean holds(double value) {
            return value >= limit;
        }

        @Override
        public String toString() {
            return "at least " + Numbers.text(limit);
        }
    }

    /** Less than so much. */
    record Under(double limit) implements Bound {
        @Override
        public boolean holds(double value) {
            return value < limit;
        }

        @Override
        public String toString() {
            return "under " + Numbers.text(limit);
        }
    }

    /** Nothing: told for what it says about the others. */
    record None() implements Bound {
        @Override
        public boolean holds(double value) {
            return true;
        }

        @Override
        public String toString() {
            return "";
        }
    }
}
