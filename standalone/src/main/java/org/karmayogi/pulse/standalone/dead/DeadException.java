package org.karmayogi.pulse.standalone.dead;

/** Why a command could not run, in words for the person at the terminal. */
final class DeadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DeadException(String message) {
        super(message);
    }

    DeadException(String message, Throwable cause) {
        super(message, cause);
    }
}
