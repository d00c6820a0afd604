package org.karmayogi.pulse.metrics.forward;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.karmayogi.pulse.metrics.background.Outbox;
import org.karmayogi.pulse.metrics.fold.Forward;

/** What the owner of one partition has to forward, until the broker has it. Used by the partition's consumer alone. */
public final class Forwards implements AutoCloseable {

    private final long through;
    private final Outbox<Forward> outbox;
    private final Clock clock;

    Forwards(long through, Outbox<Forward> outbox, Clock clock) {
        this.through = through;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes records; what follows from records that another generation has folded was forwarded then, and is passed
     * over.
     */
    public void add(List<Forward> forwards) {
        for (Forward forward : forwards) {
            if (forward.cause() > through) {
                outbox.add(forward);
            }
        }
    }

    /** Whether something is not written yet: until it is, the partition takes nothing in and commits nothing. */
    public boolean isWaiting() {
        return outbox.isWaiting();
    }

    /**
     * Takes in an attempt that has ended, and begins one where it is time.
     *
     * @return a moment by which everything that was added so far had been acknowledged; empty where nothing was since
     *     the last time
     * @throws RuntimeException where the partition must be given up
     */
    public Optional<Instant> tend() {
        return outbox.tend() ? Optional.of(Instant.ofEpochMilli(clock.millis())) : Optional.empty();
    }

    /** Ends the tenure; what is not written is the next owner's to forward. Returns at once. */
    @Override
    public void close() {
        outbox.close();
    }
}
