package org.karmayogi.pulse.metrics.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;

/** Answers about one learner, from the store by index. Thread-safe. */
final class LearnerQueries {

    private final Supplier<MetricsStore> live;

    LearnerQueries(Supplier<MetricsStore> live) {
        this.live = live;
    }

    /**
     * The learner's facts at the checkpoint of its partition; empty where none counts. The checkpoints are read first: what
     * they say is there when the learner is read, and what is newer is left out.
     */
    Optional<LearnerAnswer> find(String learnerId) {
        MetricsStore store = live.get();
        Map<Integer, Checkpoint> checkpoints = new HashMap<>();
        store.checkpoints().forEach(checkpoint -> checkpoints.put(checkpoint.partition(), checkpoint));
        @Nullable StoredLearner stored = store.learners(List.of(learnerId)).get(learnerId);
        if (stored == null) {
            return Optional.empty();
        }
        @Nullable Checkpoint checkpoint = checkpoints.get(stored.partition());
        if (checkpoint == null) {
            return Optional.empty();
        }
        List<Fact> facts =
                FactSet.restore(stored.facts(), checkpoint.offset()).slice().facts();
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(LearnerAnswer.of(
                        learnerId, checkpoint.completeThrough(), stored.partition(), checkpoint.offset(), facts));
    }
}
