package org.karmayogi.pulse.metrics.consume;

import org.karmayogi.pulse.metrics.commit.Arrival;

/** What a record turned out to be. */
public sealed interface Decoded {

    /** A fact to fold. */
    record Valid(Arrival arrival) implements Decoded {}

    /**
     * A record that can never count as it is.
     *
     * @param reason a short stable code, one of {@link DeadReason}
     * @param detail names the offending value and what was expected
     */
    record Dead(DeadReason reason, String detail) implements Decoded {}
}
