package org.karmayogi.pulse.intake.publishing;

/** What became of one record. */
public enum Receipt {
    /** Every in-sync replica has it. */
    ACKNOWLEDGED,
    /** The log said no, or never saw it. */
    REFUSED,
    /** No answer in time: it may be in the log or not. Sending the same id again is safe. */
    UNANSWERED
}
