package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The store's promises in three maps. */
public class InMemoryStore implements MetricsStore {

    protected final Map<String, LearnerDocument> learners = new HashMap<>();
    protected final Map<String, TotalDocument> totals = new TreeMap<>();
    protected final Map<Integer, Checkpoint> checkpoints = new TreeMap<>();

    @Override
    public synchronized Checkpoint takeOver(int partition, String topicId) {
        return checkpoints.compute(
                partition,
                (p, was) -> was == null
                        ? new Checkpoint(partition, topicId, 1, Checkpoint.NOTHING, null, List.of())
                        : new Checkpoint(
                                partition,
                                was.topicId(),
                                was.epoch() + 1,
                                was.offset(),
                                was.completeThrough(),
                                was.recent()));
    }

    @Override
    public synchronized List<Checkpoint> checkpoints() {
        return List.copyOf(checkpoints.values());
    }

    @Override
    public synchronized boolean advance(Checkpoint from, Checkpoint to) {
        Checkpoint stored = checkpoints.get(from.partition());
        boolean matches = stored != null && stored.epoch() == from.epoch() && stored.offset() == from.offset();
        if (matches) {
            checkpoints.put(from.partition(), to);
        }
        return matches;
    }

    @Override
    public synchronized Map<String, StoredLearner> learners(Collection<String> ids) {
        Map<String, StoredLearner> found = new HashMap<>();
        for (String id : ids) {
            LearnerDocument document = learners.get(id);
            if (document != null) {
                byte[] facts = document.facts().toByteArray();
                found.put(id, new StoredLearner(document.partition(), document.epoch(), facts));
            }
        }
        return found;
    }

    @Override
    public synchronized void eachLearner(int partition, BiConsumer<String, StoredLearner> action) {
        for (LearnerDocument learner : List.copyOf(learners.values())) {
            if (learner.partition() == partition) {
                action.accept(learner.id(), learners(List.of(learner.id())).get(learner.id()));
            }
        }
    }

    @Override
    public synchronized List<TotalDocument> totals(Collection<String> ids) {
        return ids.stream().filter(totals::containsKey).map(totals::get).toList();
    }

    @Override
    public synchronized List<TotalDocument> totalsOf(int partition) {
        return totals.values().stream()
                .filter(total -> total.partition() == partition)
                .toList();
    }

    @Override
    public Map<String, Long> replaceLearners(List<Replacement<LearnerDocument>> replacements) {
        return replace(replacements, learners, LearnerDocument::epoch);
    }

    @Override
    public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
        return replace(replacements, totals, TotalDocument::epoch);
    }

    private synchronized <D> Map<String, Long> replace(
            List<Replacement<D>> replacements, Map<String, D> collection, java.util.function.ToLongFunction<D> epoch) {
        Map<String, Long> refused = new HashMap<>();
        for (Replacement<D> replacement : new ArrayList<>(replacements)) {
            D stored = collection.get(replacement.id());
            long found = stored == null ? Replacement.ABSENT : epoch.applyAsLong(stored);
            if (found == replacement.seen()) {
                collection.put(replacement.id(), replacement.document());
            } else {
                refused.put(replacement.id(), found);
            }
        }
        return refused;
    }
}
