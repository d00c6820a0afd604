package org.karmayogi.pulse.intake.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;

/**
 * A body's bytes as the sender sends them: not too many, and not too slowly. Only the time we wait for bytes counts, so that a slow
 * log is not held against the sender.
 */
final class WireStream extends FilterInputStream {

    /** A new connection's first bytes may take their time. */
    private static final long GRACE_NANOS = Duration.ofSeconds(2).toNanos();

    private final BatchLimits limits;
    private final long most;
    private final LongSupplier nanoTime;
    private long count;
    private long waited;

    /**
     * A body that is not to be longer than this.
     *
     * @param most bytes; of a body that is not compressed another counts
     */
    WireStream(InputStream in, BatchLimits limits, long most, LongSupplier nanoTime) {
        super(in);
        this.limits = limits;
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** Nanoseconds spent waiting for the sender. */
    long waited() {
        return waited;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        long before = nanoTime.getAsLong();
        int read = receive(buffer, offset, length);
        waited += nanoTime.getAsLong() - before;
        if (read > 0) {
            count += read;
            if (count > most) {
                throw new LimitExceededException(
                        Limit.COMPRESSED_SIZE, "The body has more than " + most + " bytes before decompression.");
            }
            requirePace();
        }
        return read;
    }

    /** The connection is the server's to close. */
    @Override
    public void close() {}

    private int receive(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            if (isTimeout(e)) {
                throw tooSlow();
            }
            throw new MalformedBodyException("The body ended before it was complete.");
        }
    }

    private void requirePace() {
        double due = Math.max(0, waited - GRACE_NANOS) / 1e9 * limits.bytesPerSecond();
        if (waited > limits.readTime().toNanos() || count < due) {
            throw tooSlow();
        }
    }

    private LimitExceededException tooSlow() {
        return new LimitExceededException(
                Limit.READ_TIME,
                "After %d ms of waiting %d bytes of the body had come; at least %d bytes a second must, and all within %d s."
                        .formatted(
                                waited / 1_000_000,
                                count,
                                limits.bytesPerSecond(),
                                limits.readTime().toSeconds()));
    }

    private static boolean isTimeout(IOException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
