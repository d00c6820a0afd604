package org.karmayogi.pulse.metrics.commit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.Forward;
import org.karmayogi.pulse.metrics.fold.Forwarding;

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

    private @Nullable Forwarding forwarding;

    HeldLearner(String id, FactSet facts, long seen) {
        this.id = id;
        this.facts = facts;
        this.committed = facts.slice();
        this.seen = seen;
    }

    /**
     * What is to be forwarded because of a fact that was just added; to be asked once there is one that is not plain.
     */
    List<Forward> forwards(Fact added) {
        if (forwarding == null) {
            List<Fact> all = facts.slice().facts();
            forwarding = new Forwarding(id, all.subList(0, all.size() - 1));
        }
        return forwarding.added(added, () -> facts.slice().facts());
    }

    boolean clean() {
        return !dirty && !flushing;
    }

    int footprint() {
        return facts.footprint() + 2 * id.length() + 160;
    }
}
