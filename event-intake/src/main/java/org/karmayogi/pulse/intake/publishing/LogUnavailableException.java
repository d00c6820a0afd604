package org.karmayogi.pulse.intake.publishing;

/** The log took nothing of a request. Sending it again later, with the same ids, is safe. */
public final class LogUnavailableException extends RuntimeException {

    LogUnavailableException() {
        super("The event log took none of the events");
    }
}
