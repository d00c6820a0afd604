package org.karmayogi.pulse.e2e.faults.ledger;

/** What is certain about an event that was sent, after all answers to it. */
public enum Fate {
    /** Never answered 2xx, never refused: it may count or not. */
    UNKNOWN,
    /** Will never count. */
    REJECTED,
    /** Must count. */
    ACCEPTED
}
