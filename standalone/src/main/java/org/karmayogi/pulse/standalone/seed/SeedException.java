package org.karmayogi.pulse.standalone.seed;

/** Why a population could not be pushed, in words for the person at the terminal. */
public final class SeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SeedException(String message) {
        super(message);
    }

    SeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
