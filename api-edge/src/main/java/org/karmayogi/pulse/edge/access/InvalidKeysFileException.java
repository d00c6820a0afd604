package org.karmayogi.pulse.edge.access;

/** The keys file cannot be used. The message names the file or the entry, what was found and what was expected. */
public final class InvalidKeysFileException extends RuntimeException {

    InvalidKeysFileException(String message) {
        super(message);
    }

    InvalidKeysFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
