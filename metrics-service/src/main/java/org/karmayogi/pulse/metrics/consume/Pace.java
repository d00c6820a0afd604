package org.karmayogi.pulse.metrics.consume;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/** How much of its time a consumer works: whoever has worked rests for as long as its share asks. Thread-safe. */
final class Pace {

    /** A consumer that rests does not look after its flushes. */
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final DoubleSupplier share;

    /**
     * A pace.
     *
     * @param share of the time that is worked, above 0; 1 is without a rest
     */
    Pace(DoubleSupplier share) {
        this.share = share;
    }

    /** Rests as long as the work took, times what the share leaves to others, and 200 ms at most. */
    void restAfter(long workedNanos) {
        LockSupport.parkNanos(restNanos(workedNanos));
    }

    long restNanos(long workedNanos) {
        return Math.min(LONGEST_NANOS, (long) (workedNanos * (1 / share.getAsDouble() - 1)));
    }
}
