package org.karmayogi.pulse.metrics.consume;

/** The broker did not answer; asking again later may help. */
public final class LogUnavailableException extends RuntimeException {

    LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
