package org.karmayogi.pulse.metrics.commit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Where learners, totals and checkpoints are kept. Every single document write is atomic and durable (majority) when the
 * call returns, and nothing more is asked for: no transaction, no order among the writes of one call. Reads see what was
 * acknowledged (primary, majority). Any method may throw a runtime exception when the store does not answer; the call may
 * then have been carried out in part. Thread-safe.
 */
public interface MetricsStore {

    /**
     * Makes the caller the owner of a partition: raises the epoch by one, creating the checkpoint where there is none.
     *
     * @return the checkpoint with the new epoch, and with the topic id it was first created with
     */
    Checkpoint takeOver(int partition, String topicId);

    /** The checkpoints of all partitions that have one, without what changed recently. */
    List<Checkpoint> checkpoints();

    /** The checkpoint of a partition, whole; empty where it has none. */
    Optional<Checkpoint> checkpoint(int partition);

    /**
     * Writes a checkpoint where the stored one has the same epoch as {@code from} and {@code to} and the offset of
     * {@code from}.
     *
     * @return whether it was written
     */
    boolean advance(Checkpoint from, Checkpoint to);

    /** The learners with these ids, as far as they exist. */
    Map<String, StoredLearner> learners(Collection<String> ids);

    /**
     * Passes every learner of a partition, with its id, in no particular order; learners written meanwhile are passed as they are
     * then.
     */
    void eachLearner(int partition, BiConsumer<String, StoredLearner> action);

    /** The totals with these ids, as far as they exist. */
    List<TotalDocument> totals(Collection<String> ids);

    /** Every total of a partition. */
    List<TotalDocument> totalsOf(int partition);

    /**
     * Writes learners whose condition holds.
     *
     * @return those not written, by id, with the epoch that was found
     */
    Map<String, Long> replaceLearners(List<Replacement<LearnerDocument>> replacements);

    /**
     * Writes totals whose condition holds.
     *
     * @return those not written, by id, with the epoch that was found
     */
    Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements);

    /** What was written through this very object last; nothing that other processes write is in it. */
    FlushedTotals flushed();
}
