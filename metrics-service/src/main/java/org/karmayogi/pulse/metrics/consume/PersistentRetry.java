package org.karmayogi.pulse.metrics.consume;

import java.util.function.Supplier;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.karmayogi.pulse.metrics.commit.FencedException;
import org.karmayogi.pulse.metrics.commit.StoreRetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries calls to the store until they succeed, with growing pauses: a flush has nowhere else to go, and its partition
 * waits meanwhile. Ends only when the partition is given up.
 */
final class PersistentRetry implements StoreRetry {

    private static final Logger LOG = LoggerFactory.getLogger(PersistentRetry.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final int partition;
    private final MetricsMeters meters;
    private volatile boolean abandoned;

    PersistentRetry(int partition, MetricsMeters meters) {
        this.partition = partition;
        this.meters = meters;
    }

    /** One whose first attempt is the last: for what must not be done twice, but is to be counted when it fails. */
    static PersistentRetry once(int partition, MetricsMeters meters) {
        PersistentRetry retry = new PersistentRetry(partition, meters);
        retry.abandon();
        return retry;
    }

    /** Makes the next attempt the last. */
    void abandon() {
        abandoned = true;
    }

    @Override
    public <T> T call(Supplier<T> attempt) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                return attempt.get();
            } catch (FencedException | IllegalStateException | IllegalArgumentException e) {
                throw e; // no answer of the store will change these
            } catch (RuntimeException e) {
                meters.storeFailed();
                if (abandoned || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LOG.warn(
                        "Partition {}: the store failed, trying again in {} ms: {}",
                        partition,
                        pause,
                        Wordless.types(e));
                sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
