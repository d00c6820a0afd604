package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The store's promises in three maps. */
public class InMemoryStore implements MetricsStore {

    protected final Map<String, LearnerDocument> learners;
    protected final Map<String, TotalDocument> totals;
    protected final Map<Integer, Checkpoint> checkpoints;
    private final FlushedTotals flushed = new FlushedTotals();
    private boolean refusing;

    /** An empty store. */
    public InMemoryStore() {
        learners = new HashMap<>();
        totals = new TreeMap<>();
        checkpoints = new TreeMap<>();
    }

    /** The same documents, as another process comes to them. */
    public InMemoryStore(InMemoryStore other) {
        learners = other.learners;
        totals = other.totals;
        checkpoints = other.checkpoints;
    }

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
        return checkpoints.values().stream().map(Checkpoint::alone).toList();
    }

    @Override
    public synchronized Optional<Checkpoint> checkpoint(int partition) {
        return Optional.ofNullable(checkpoints.get(partition));
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

    /** From now on totals can be written, but not be read. */
    public synchronized void refuseReadsOfTotals() {
        refusing = true;
    }

    private void expectReadsOfTotals() {
        if (refusing) {
            throw new IllegalStateException("no totals should be read");
        }
    }

    @Override
    public synchronized List<TotalDocument> totals(Collection<String> ids) {
        expectReadsOfTotals();
        return ids.stream().filter(totals::containsKey).map(totals::get).toList();
    }

    @Override
    public synchronized List<TotalDocument> totalsOf(int partition) {
        expectReadsOfTotals();
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

    @Override
    public FlushedTotals flushed() {
        return flushed;
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
