package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Pauses before every single document that a stepped thread reads or writes: no bulk is atomic, no scan a snapshot. */
class PausingStore implements MetricsStore {

    private final MetricsStore store;
    private Stepped stepped;

    PausingStore(MetricsStore store) {
        this.store = store;
    }

    void pausing(Stepped work) {
        stepped = work;
    }

    private void pause() {
        if (stepped != null) {
            stepped.pause();
        }
    }

    @Override
    public Checkpoint takeOver(int partition, String topicId) {
        return store.takeOver(partition, topicId);
    }

    @Override
    public List<Checkpoint> checkpoints() {
        pause();
        return store.checkpoints();
    }

    @Override
    public Optional<Checkpoint> checkpoint(int partition) {
        pause();
        return store.checkpoint(partition);
    }

    @Override
    public FlushedTotals flushed() {
        return store.flushed();
    }

    @Override
    public boolean advance(Checkpoint from, Checkpoint to) {
        pause();
        return store.advance(from, to);
    }

    @Override
    public Map<String, StoredLearner> learners(Collection<String> ids) {
        Map<String, StoredLearner> found = new HashMap<>();
        for (String id : ids) {
            pause();
            found.putAll(store.learners(List.of(id)));
        }
        return found;
    }

    @Override
    public void eachLearner(int partition, BiConsumer<String, StoredLearner> action) {
        store.eachLearner(partition, action);
    }

    @Override
    public List<TotalDocument> totals(Collection<String> ids) {
        List<TotalDocument> found = new ArrayList<>();
        for (String id : ids) {
            pause();
            found.addAll(store.totals(List.of(id)));
        }
        return found;
    }

    @Override
    public List<TotalDocument> totalsOf(int partition) {
        return totals(store.totalsOf(partition).stream().map(TotalDocument::id).toList());
    }

    @Override
    public Map<String, Long> replaceLearners(List<Replacement<LearnerDocument>> replacements) {
        return oneByOne(replacements, store::replaceLearners);
    }

    @Override
    public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
        return oneByOne(replacements, store::replaceTotals);
    }

    private <D> Map<String, Long> oneByOne(
            List<Replacement<D>> replacements, Function<List<Replacement<D>>, Map<String, Long>> single) {
        Map<String, Long> refused = new HashMap<>();
        for (Replacement<D> replacement : replacements) {
            pause();
            refused.putAll(single.apply(List.of(replacement)));
        }
        return refused;
    }
}
