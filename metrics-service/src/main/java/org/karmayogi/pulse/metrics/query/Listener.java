package org.karmayogi.pulse.metrics.query;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Someone who listens to a scope, and what they know. Thread-safe: one message at a time is on its way. */
final class Listener {

    private static final long SIGN_OF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Scope scope;
    private final Sink sink;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable String known;
    private volatile long lastSentNanos = System.nanoTime();

    Listener(Scope scope, @Nullable String known, Sink sink) {
        this.scope = scope;
        this.known = known;
        this.sink = sink;
    }

    /** What is sent to a sink. */
    interface Message {
        void to(Sink sink) throws IOException;
    }

    Scope scope() {
        return scope;
    }

    Sink sink() {
        return sink;
    }

    /** The id of the last event it was told. */
    @Nullable String known() {
        return known;
    }

    boolean isIdle() {
        return !busy.get();
    }

    boolean isDueForSignOfLife() {
        return System.nanoTime() - lastSentNanos > SIGN_OF_LIFE_NANOS;
    }

    /**
     * Sends a message unless another is on its way.
     *
     * @param id what it knows then
     * @return false where it has gone
     */
    boolean tell(Message message, String id) {
        if (!busy.compareAndSet(false, true)) {
            return true;
        }
        try {
            message.to(sink);
            known = id;
            lastSentNanos = System.nanoTime();
            return true;
        } catch (IOException | IllegalStateException e) {
            return false; // the connection is closed, or was ended by the server meanwhile
        } finally {
            busy.set(false);
        }
    }
}
