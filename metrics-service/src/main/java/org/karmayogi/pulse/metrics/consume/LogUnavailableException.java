package org.karmayogi.pulse.metrics.consume;

import org.jspecify.annotations.Nullable;

/** The broker did not answer; asking again later may help. */
public final class LogUnavailableException extends RuntimeException {

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
