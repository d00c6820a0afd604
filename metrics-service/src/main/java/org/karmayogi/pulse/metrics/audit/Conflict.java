package org.karmayogi.pulse.metrics.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * The same (source, id), sent for two persons.
 *
 * @param first what came first
 * @param other what came for somebody else
 */
public record Conflict(String source, String id, Claim first, Claim other) {

    /** The same whoever finds it, and whenever: an event under somebody else's identity is one conflict. */
    UUID key() {
        return UUID.nameUUIDFromBytes(
                String.join("\n", source, id, other.learnerId()).getBytes(UTF_8));
    }
}
