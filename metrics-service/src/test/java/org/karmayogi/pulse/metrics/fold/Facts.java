package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;

/** Facts for tests. */
public final class Facts {

    private Facts() {}

    /** A fact that was received when it happened, under the id it is kept under. */
    public static Fact of(String source, String id, Instant at, long offset, LearningEvent event) {
        return new Fact(source, id, at, at.toEpochMilli(), offset, null, event);
    }
}
