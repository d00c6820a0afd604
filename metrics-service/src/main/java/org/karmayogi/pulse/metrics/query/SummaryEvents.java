package org.karmayogi.pulse.metrics.query;

/** Makes the body of an event. */
interface SummaryEvents {

    /** The summary as JSON on one line. */
    String body(Snapshot snapshot, Scope scope);
}
