package org.karmayogi.pulse.metrics.consume;

import org.springframework.util.unit.DataSize;

/** The heap for learners, shared evenly by the generations that are folded at the moment. Thread-safe. */
final class CacheShare {

    private final long total;
    private volatile int generations = 1;

    CacheShare(DataSize total) {
        this.total = total.toBytes();
    }

    void among(int folded) {
        generations = Math.max(1, folded);
    }

    /** Bytes for each of them. */
    long bytes() {
        return total / generations;
    }
}
