package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;

/**
 * Reads learners at the checkpoints of their partitions. To be made before the learners are read: what the checkpoints say is
 * there then, and what is newer is left out. Immutable.
 */
final class CommittedFacts {

    private final Map<Integer, Checkpoint> checkpoints = new HashMap<>();

    CommittedFacts(MetricsStore store) {
        store.checkpoints().forEach(checkpoint -> checkpoints.put(checkpoint.partition(), checkpoint));
    }

    /** The checkpoint of a partition; null where it has none. */
    @Nullable Checkpoint checkpoint(int partition) {
        return checkpoints.get(partition);
    }

    /** The facts that count, by offset; none where the learner's partition has no checkpoint. */
    List<Fact> of(StoredLearner learner) {
        Checkpoint checkpoint = checkpoints.get(learner.partition());
        return checkpoint == null
                ? List.of()
                : FactSet.restore(learner.facts(), checkpoint.offset()).slice().facts();
    }

    /** Every event acknowledged before this moment is among the facts; null before any is known. */
    @Nullable Instant asOf() {
        return Checkpoint.completeThrough(checkpoints.values(), checkpoints.size());
    }
}
