package org.karmayogi.pulse.e2e.history;

import java.time.Instant;

/**
 * A link or unlink of an alias.
 *
 * @param made false where it is undone
 * @param receivedAt when it came, to the millisecond
 */
public record Link(
        String source, String id, String alias, String learner, boolean made, Instant at, Instant receivedAt) {

    /** The type its records carry in the log. */
    public String type() {
        return made ? "in.karmayogi.identity.linked.v1" : "in.karmayogi.identity.unlinked.v1";
    }
}
