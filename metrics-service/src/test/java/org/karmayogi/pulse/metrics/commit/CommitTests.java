package org.karmayogi.pulse.metrics.commit;

class CommitTests extends CommitContract {

    private final MetricsStore store = new InMemoryStore();

    @Override
    protected MetricsStore store() {
        return store;
    }
}
