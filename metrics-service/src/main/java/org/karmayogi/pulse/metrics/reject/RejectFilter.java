package org.karmayogi.pulse.metrics.reject;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rejects are meant; null stands for all.
 *
 * @param from received at this moment or later
 * @param to received before this moment
 */
public record RejectFilter(
        @Nullable String reason,
        @Nullable String source,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every reject. */
    public static final RejectFilter ALL = new RejectFilter(null, null, null, null);
}
