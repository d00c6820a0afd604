package org.karmayogi.pulse.metrics.commit;

/** What a take-over or a proof reads of a learner: its facts as bytes, and who wrote them when. */
public final class StoredLearner {

    private final int partition;
    private final long epoch;
    private final byte[] facts;

    public StoredLearner(int partition, long epoch, byte[] facts) {
        this.partition = partition;
        this.epoch = epoch;
        this.facts = facts;
    }

    public int partition() {
        return partition;
    }

    /** The owner that wrote it. */
    public long epoch() {
        return epoch;
    }

    /** The run of facts; not to be changed. */
    public byte[] facts() {
        return facts;
    }
}
