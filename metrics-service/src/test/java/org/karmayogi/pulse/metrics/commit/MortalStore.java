package org.karmayogi.pulse.metrics.commit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Carries bulks out one document at a time and dies after a given number of single writes, as a killed process does. */
public final class MortalStore implements MetricsStore {

    /** Nothing catches it: a dead process runs no handler. */
    public static final class Killed extends Error {
        Killed(int writes) {
            super("killed after " + writes + " writes");
        }
    }

    private final MetricsStore store;
    private int writesLeft;
    private int written;

    public MortalStore(MetricsStore store, int writes) {
        this.store = store;
        this.writesLeft = writes;
    }

    private void write() {
        if (writesLeft-- == 0) {
            throw new Killed(written);
        }
        written++;
    }

    @Override
    public boolean advance(Checkpoint from, Checkpoint to) {
        write();
        return store.advance(from, to);
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
            write();
            refused.putAll(single.apply(List.of(replacement)));
        }
        return refused;
    }

    @Override
    public Checkpoint takeOver(int partition, String topicId) {
        return store.takeOver(partition, topicId);
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return store.checkpoints();
    }

    @Override
    public Optional<Checkpoint> checkpoint(int partition) {
        return store.checkpoint(partition);
    }

    @Override
    public FlushedTotals flushed() {
        return store.flushed();
    }

    @Override
    public Map<String, StoredLearner> learners(Collection<String> ids) {
        return store.learners(ids);
    }

    @Override
    public void eachLearner(int partition, BiConsumer<String, StoredLearner> action) {
        store.eachLearner(partition, action);
    }

    @Override
    public List<TotalDocument> totals(Collection<String> ids) {
        return store.totals(ids);
    }

    @Override
    public List<TotalDocument> totalsOf(int partition) {
        return store.totalsOf(partition);
    }
}
