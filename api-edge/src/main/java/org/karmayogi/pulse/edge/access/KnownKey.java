package org.karmayogi.pulse.edge.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the keys file.
 *
 * @param client who owns the key
 * @param expires from when on it is refused; null where it has no end
 */
public record KnownKey(ApiClient client, @Nullable Instant expires) {

    /** Whether the key is no longer accepted at that moment. */
    public boolean hasExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
