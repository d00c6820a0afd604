package org.karmayogi.pulse.standalone;

/** Why the standalone cannot start, in words for the person at the terminal. */
final class StandaloneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StandaloneException(String message) {
        super(message);
    }

    StandaloneException(String message, Throwable cause) {
        super(message, cause);
    }
}
