package org.karmayogi.pulse.intake.batch;

/** The body is not what its headers say it is, so not even its items can be told apart. */
public final class MalformedBodyException extends RuntimeException {

    MalformedBodyException(String detail) {
        super(detail);
    }
}
