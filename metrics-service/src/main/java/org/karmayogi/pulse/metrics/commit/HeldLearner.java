package org.karmayogi.pulse.metrics.commit;

import org.karmayogi.pulse.metrics.fold.FactSet;

/** A learner in its owner's memory. Only the thread that folds touches it; flushes get slices. */
final class HeldLearner {

    final String id;
    final FactSet facts;

    /** The facts at the checkpoint: what the totals already have of this learner. */
    FactSet.Slice committed;

    /** The epoch of the stored document; {@link Replacement#ABSENT} where there is none. */
    long seen;

    /** Facts were added since the last flush began. */
    boolean dirty;

    /** A flush that is under way writes this learner. */
    boolean flushing;

    /** A fact has arrived since an eviction last passed it over. */
    boolean used;

    HeldLearner(String id, FactSet facts, long seen) {
        this.id = id;
        this.facts = facts;
        this.committed = facts.slice();
        this.seen = seen;
    }

    boolean clean() {
        return !dirty && !flushing;
    }

    int footprint() {
        return facts.footprint() + 2 * id.length() + 160;
    }
}
