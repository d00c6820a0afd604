package org.karmayogi.pulse.intake.batch;

/** The request brings more than the {@link BatchLimits} allow. */
public final class BodyTooLargeException extends RuntimeException {

    BodyTooLargeException(String detail) {
        super(detail);
    }
}
