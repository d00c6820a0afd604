package org.karmayogi.pulse.metrics.consume;

import java.time.Instant;
import java.util.Optional;
import org.karmayogi.pulse.metrics.forward.Forwards;

/**
 * What the owner of one partition writes to the broker before it commits what it has folded: records set aside, and
 * records forwarded. Used by the partition's consumer alone.
 */
final class Outgoing implements AutoCloseable {

    private final SetAside setAside;
    private final Forwards forwards;

    Outgoing(SetAside setAside, Forwards forwards) {
        this.setAside = setAside;
        this.forwards = forwards;
    }

    SetAside setAside() {
        return setAside;
    }

    Forwards forwards() {
        return forwards;
    }

    /** Whether something is not written yet: until it is, the partition takes nothing in and commits nothing. */
    boolean isWaiting() {
        return setAside.isWaiting() || forwards.isWaiting();
    }

    /**
     * Takes in attempts that have ended, and begins those for which it is time.
     *
     * @return a moment by which everything that was forwarded so far had been acknowledged; empty where nothing was
     *     since the last time
     * @throws RuntimeException where the partition must be given up
     */
    Optional<Instant> tend() {
        setAside.tend();
        return forwards.tend();
    }

    /** Ends the tenure; what is not written is the next owner's to write. Returns at once. */
    @Override
    public void close() {
        setAside.close();
        forwards.close();
    }
}
