package org.karmayogi.pulse.intake.publishing;

/** The log took nothing of a request, or could not be asked. Sending it again later, with the same ids, is safe. */
public final class LogUnavailableException extends RuntimeException {

    public LogUnavailableException() {
        super("The event log took or told nothing");
    }
}
