package org.karmayogi.pulse.metrics.commit;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.LearnerState;
import org.karmayogi.pulse.metrics.fold.Posting;

/**
 * The part of a learner's state that look-ups by posting need as plain fields. Written with the facts, never read back by
 * the fold.
 */
public record LearnerSummary(boolean registered, @Nullable Posting posting, int completions) {

    static LearnerSummary of(LearnerState state) {
        return new LearnerSummary(state.registered(), state.posting(), state.completions());
    }
}
