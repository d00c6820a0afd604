package org.karmayogi.pulse.metrics.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.Fact;

/** Answers about one learner, from the store by index. Thread-safe. */
final class LearnerQueries {

    private final Supplier<MetricsStore> live;

    LearnerQueries(Supplier<MetricsStore> live) {
        this.live = live;
    }

    /**
     * The learner's facts at the checkpoint of its partition; empty where none counts.
     */
    Optional<LearnerAnswer> find(String learnerId) {
        MetricsStore store = live.get();
        CommittedFacts committed = new CommittedFacts(store);
        @Nullable StoredLearner stored = store.learners(List.of(learnerId)).get(learnerId);
        if (stored == null) {
            return Optional.empty();
        }
        List<Fact> facts = committed.of(stored);
        @Nullable Checkpoint checkpoint = committed.checkpoint(stored.partition());
        return facts.isEmpty() || checkpoint == null
                ? Optional.empty()
                : Optional.of(LearnerAnswer.of(
                        learnerId, checkpoint.completeThrough(), stored.partition(), checkpoint.offset(), facts));
    }
}
