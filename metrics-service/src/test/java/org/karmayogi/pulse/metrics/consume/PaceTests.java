package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PaceTests {

    private final AtomicReference<Double> share = new AtomicReference<>(0.25);
    private final Pace pace = new Pace(share::get);

    @Test
    void restsAsLongAsTheShareAsks() {
        assertThat(pace.restNanos(10_000_000)).isEqualTo(30_000_000);
        assertThat(pace.restNanos(0)).isZero();
    }

    @Test
    void neverRestsWithTheWholeShareWhichMayChangeAtAnyMoment() {
        share.set(1.0);
        assertThat(pace.restNanos(10_000_000)).isZero();
        share.set(0.5);
        assertThat(pace.restNanos(10_000_000)).isEqualTo(10_000_000);
    }

    @Test
    void restsNoLongerThanFlushesCanWait() {
        assertThat(pace.restNanos(TimeUnit.SECONDS.toNanos(5))).isEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
    }

    @Test
    void aRestIsARest() {
        long began = System.nanoTime();
        pace.restAfter(TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(System.nanoTime() - began).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(30));
    }
}
