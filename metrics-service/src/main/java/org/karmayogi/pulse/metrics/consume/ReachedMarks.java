package org.karmayogi.pulse.metrics.consume;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the marks that all of this instance's partitions have reached: once it has grown, a reader finds fresher figures. Thread-safe. */
public final class ReachedMarks {

    private final AtomicLong count = new AtomicLong();

    void add() {
        count.incrementAndGet();
    }

    /** How many there have been; never less than before. */
    public long count() {
        return count.get();
    }
}
