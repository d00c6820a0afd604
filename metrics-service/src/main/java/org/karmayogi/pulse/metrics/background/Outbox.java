package org.karmayogi.pulse.metrics.background;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What must be written elsewhere before its owner goes on. Written on another thread, so that a broker that does not
 * answer never holds up the owner's; tried again with growing pauses, and after a bounded number of attempts given
 * up. Used by one thread.
 */
public final class Outbox<R> implements AutoCloseable {

    /** With the pauses at least half a minute: a broker that restarts is back by then. */
    public static final int MAX_ATTEMPTS = 8;

    private static final long FIRST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Where records go. Called by one thread at a time. */
    public interface Writer<R> extends AutoCloseable {

        /**
         * Writes all of them. May block for some seconds; calling again is safe, whatever became of the call before.
         */
        void write(List<R> records);

        /** Whether another attempt may succeed where one failed so. */
        boolean mayRetry(RuntimeException failure);

        @Override
        void close();
    }

    /** Is told how it goes. */
    public interface Meters {

        void failed();

        /** So many owners more, or less, wait. */
        void waits(int more);
    }

    private final Writer<R> writer;
    private final Executor executor;
    private final Meters meters;
    private final LongSupplier nanoTime;
    private final List<R> unwritten = new ArrayList<>(0);
    private @Nullable CompletableFuture<Void> attempt;
    private int attempted;
    private int failures;
    private long pauseNanos = FIRST_PAUSE_NANOS;
    private long nextAttemptNanos;

    public Outbox(Writer<R> writer, Executor executor, Meters meters, LongSupplier nanoTime) {
        this.writer = writer;
        this.executor = executor;
        this.meters = meters;
        this.nanoTime = nanoTime;
        this.nextAttemptNanos = nanoTime.getAsLong();
    }

    public void add(R record) {
        unwritten.add(record);
    }

    /** Whether something is not written yet. */
    public boolean isWaiting() {
        return !unwritten.isEmpty();
    }

    /**
     * Takes in an attempt that has ended, and begins one where it is time.
     *
     * @return whether an attempt has ended well
     * @throws RuntimeException where there is nothing left to try
     */
    public boolean tend() {
        boolean succeeded = settle();
        if (attempt == null && isWaiting() && nanoTime.getAsLong() - nextAttemptNanos >= 0) {
            List<R> records = List.copyOf(unwritten);
            attempted = records.size();
            attempt = CompletableFuture.runAsync(() -> writer.write(records), executor);
        }
        return succeeded;
    }

    private boolean settle() {
        CompletableFuture<Void> ended = attempt;
        if (ended == null || !ended.isDone()) {
            return false;
        }
        attempt = null;
        try {
            ended.join();
        } catch (CompletionException e) {
            failed(e.getCause() instanceof RuntimeException cause ? cause : e);
            return false;
        }
        unwritten.subList(0, attempted).clear();
        succeeded();
        return true;
    }

    private void succeeded() {
        if (failures > 0) {
            meters.waits(-1);
        }
        failures = 0;
        pauseNanos = FIRST_PAUSE_NANOS;
    }

    private void failed(RuntimeException failure) {
        if (!writer.mayRetry(failure)) {
            throw failure;
        }
        meters.failed();
        if (failures++ == 0) {
            meters.waits(1);
        }
        if (failures == MAX_ATTEMPTS) {
            throw failure;
        }
        nextAttemptNanos = nanoTime.getAsLong() + pauseNanos;
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }

    /** What is not written is forgotten. Returns at once; the writer is closed when an attempt under way has ended. */
    @Override
    public void close() {
        succeeded();
        unwritten.clear();
        CompletableFuture<?> last = attempt == null ? CompletableFuture.completedFuture(null) : attempt;
        attempt = null;
        CompletableFuture<?> unused = last.whenCompleteAsync((done, failure) -> writer.close(), executor);
    }
}
