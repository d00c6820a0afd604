package org.karmayogi.pulse.metrics.commit;

import org.karmayogi.pulse.metrics.fold.Fact;

/**
 * A fact that the log delivered about a learner.
 *
 * @param forwarded whether the fold wrote it and not a source
 */
public record Arrival(String learnerId, Fact fact, boolean forwarded) {

    /** A fact that a source sent. */
    public Arrival(String learnerId, Fact fact) {
        this(learnerId, fact, false);
    }
}
