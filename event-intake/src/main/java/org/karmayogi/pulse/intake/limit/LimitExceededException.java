package org.karmayogi.pulse.intake.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request goes beyond a {@link Limit}. */
public final class LimitExceededException extends RuntimeException {

    private final Limit limit;
    private final @Nullable Duration retryAfter;

    public LimitExceededException(Limit limit, String detail) {
        this(limit, detail, null);
    }

    LimitExceededException(Limit limit, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    public Limit limit() {
        return limit;
    }

    /** After which time the same request may pass; null where only another request can. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
