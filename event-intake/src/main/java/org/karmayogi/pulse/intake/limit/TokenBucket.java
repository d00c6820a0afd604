package org.karmayogi.pulse.intake.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What one portal may still send. Whoever finds a token may come in with any number of events, which are then taken off: how many a
 * request brings is known only after it has been read. A debt is worked off before the next one may come. Thread-safe.
 */
final class TokenBucket {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final double perNano;
    private final double burst;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(long perSecond, long burst, LongSupplier nanoTime) {
        this.perNano = perSecond / SECOND;
        this.burst = burst;
        this.nanoTime = nanoTime;
        this.tokens = burst;
        this.filledAt = nanoTime.getAsLong();
    }

    /** How long until there is a token; zero if there is one. */
    synchronized Duration untilToken() {
        fill();
        return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
    }

    synchronized void take(int events) {
        fill();
        tokens -= events;
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
        filledAt = now;
    }
}
