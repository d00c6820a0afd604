package org.karmayogi.pulse.standalone.seed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What became of the events so far. Safe for use by several threads. */
final class Tally {

    private static final int SHOWN = 5;

    private final long start = System.nanoTime();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final AtomicLong rejected = new AtomicLong();
    private final List<String> reasons = new ArrayList<>();

    void answered(PushAnswer answer) {
        accepted.add(answer.accepted());
        if (!answer.rejections().isEmpty()) {
            rejected.addAndGet(answer.rejections().size());
            synchronized (reasons) {
                answer.rejections().stream()
                        .limit(Math.max(0, SHOWN - reasons.size()))
                        .forEach(reasons::add);
            }
        }
    }

    void repeated(int events) {
        repeated.add(events);
    }

    long accepted() {
        return accepted.sum();
    }

    long rejected() {
        return rejected.get();
    }

    long repeated() {
        return repeated.sum();
    }

    long settled() {
        return accepted() + rejected();
    }

    /** The first few reasons. */
    List<String> reasons() {
        synchronized (reasons) {
            return List.copyOf(reasons);
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
