package org.karmayogi.pulse.metrics.commit;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A store as a reader sees it whose log has one partition only. */
final class OnePartition extends PausingStore {

    private final MetricsStore store;
    private final int partition;

    OnePartition(MetricsStore store, int partition) {
        super(store);
        this.store = store;
        this.partition = partition;
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return store.checkpoints().stream()
                .filter(checkpoint -> checkpoint.partition() == partition)
                .toList();
    }

    @Override
    public Map<String, StoredLearner> learners(Collection<String> ids) {
        return store.learners(ids);
    }
}
