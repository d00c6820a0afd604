package org.karmayogi.pulse.metrics.consume;

/** Thrown while a record is decoded, to be turned into {@link Decoded.Dead} in one place. */
final class DeadRecordException extends Exception {

    private final DeadReason reason;

    DeadRecordException(DeadReason reason, String detail) {
        super(
                detail, null, false,
                false); // no stack trace: it is an answer, and a flood of bad records must stay cheap
        this.reason = reason;
    }

    DeadReason reason() {
        return reason;
    }
}
