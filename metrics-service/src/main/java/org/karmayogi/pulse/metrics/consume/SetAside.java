package org.karmayogi.pulse.metrics.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of one partition has to set aside, until it is written. Written on another thread, so that a broker that does not
 * answer never holds up the poll loop; tried again with growing pauses, and after a bounded number of attempts the partition is
 * given up, to be taken over anew with a new producer. Used by the partition's consumer alone.
 */
final class SetAside implements AutoCloseable {

    /** With the pauses at least half a minute: a broker that restarts is back by then. */
    static final int MAX_ATTEMPTS = 8;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SetAsideWriter writer;
    private final Executor executor;
    private final MetricsMeters meters;
    private final LongSupplier nanoTime;
    private final List<SetAsideRecord> unwritten = new ArrayList<>(0);
    private @Nullable CompletableFuture<Void> attempt;
    private int attempted;
    private int failures;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long nextAttemptNanos;

    SetAside(SetAsideWriter writer, Executor executor, MetricsMeters meters, LongSupplier nanoTime) {
        this.writer = writer;
        this.executor = executor;
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.nextAttemptNanos = nanoTime.getAsLong();
    }

    void add(SetAsideRecord record) {
        unwritten.add(record);
    }

    /** Whether something is not written yet: until it is, the partition takes nothing in and commits nothing. */
    boolean isWaiting() {
        return !unwritten.isEmpty();
    }

    /**
     * Takes in an attempt that has ended, and begins one where it is time.
     *
     * @throws RuntimeException where the partition must be given up
     */
    void tend() {
        settle();
        if (attempt == null && isWaiting() && nanoTime.getAsLong() - nextAttemptNanos >= 0) {
            List<SetAsideRecord> records = List.copyOf(unwritten);
            attempted = records.size();
            // Counted where it is written: a tenure that ends before the attempt is settled must not lose the count.
            attempt = CompletableFuture.runAsync(() -> writer.write(records).forEach(meters::setAside), executor);
        }
    }

    private void settle() {
        CompletableFuture<Void> ended = attempt;
        if (ended == null || !ended.isDone()) {
            return;
        }
        attempt = null;
        try {
            ended.join();
            unwritten.subList(0, attempted).clear();
            succeeded();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof LogUnavailableException unavailable)) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            failed(unavailable);
        }
    }

    private void succeeded() {
        if (failures > 0) {
            meters.setAsideWaits(-1);
        }
        failures = 0;
        pauseNanos = FIRST_PAUSE_NANOS;
    }

    private void failed(LogUnavailableException failure) {
        meters.setAsideFailed();
        if (failures++ == 0) {
            meters.setAsideWaits(1);
        }
        if (failures == MAX_ATTEMPTS) {
            throw failure;
        }
        nextAttemptNanos = nanoTime.getAsLong() + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }

    /** Ends the tenure; what is not written is the next owner's to set aside. Returns at once. */
    @Override
    public void close() {
        succeeded();
        unwritten.clear();
        CompletableFuture<?> last = attempt == null ? CompletableFuture.completedFuture(null) : attempt;
        attempt = null;
        CompletableFuture<?> unused = last.whenCompleteAsync((done, failure) -> writer.close(), executor);
    }
}
