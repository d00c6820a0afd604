package org.karmayogi.pulse.metrics.commit;

/** The schedules against the store's promises in memory. */
class ProtocolTests extends ProtocolContract {

    @Override
    protected int schedules() {
        return 1_000;
    }

    @Override
    protected MetricsStore empty() {
        return new InMemoryStore();
    }
}
