package org.karmayogi.pulse.metrics.consume;

import java.util.List;
import java.util.function.Supplier;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;

/** Makes this instance the owner of a partition, once the log has been found to be the one the checkpoint is about. */
final class TakeOver {

    /** Makes what the owner of a partition writes to the broker with. */
    interface OutgoingOf {
        Outgoing of(int partition, String topicId);
    }

    private final MetricsStore store;
    private final EventLog log;
    private final RecordDecoder decoder;
    private final OutgoingOf outgoing;
    private final MetricsMeters meters;
    private final Supplier<RecordMeters> counters;
    private final Supplier<RecordTraces> traces;

    /**
     * Take-overs in one generation.
     *
     * @param outgoing makes what an owner's tenure of a partition writes to the broker with
     * @param counters where to count records at this moment
     * @param traces makes what an owner's tenure of a partition continues traces with
     */
    TakeOver(
            MetricsStore store,
            EventLog log,
            RecordDecoder decoder,
            OutgoingOf outgoing,
            MetricsMeters meters,
            Supplier<RecordMeters> counters,
            Supplier<RecordTraces> traces) {
        this.counters = counters;
        this.traces = traces;
        this.store = store;
        this.log = log;
        this.decoder = decoder;
        this.outgoing = outgoing;
        this.meters = meters;
    }

    OwnedPartition of(int partition) {
        List<Integer> only = List.of(partition);
        long beginning = log.beginnings(only).getOrDefault(partition, 0L);
        long end = log.ends(only).getOrDefault(partition, 0L);
        EventLog.Description description = log.describe();
        PartitionOwner owner = PartitionOwner.takeOver(store, partition, description.topicId());
        long checkpoint = owner.position();
        if (beginning > checkpoint + 1 || end < checkpoint + 1) {
            throw new LogMismatchException(partition, checkpoint, beginning, end);
        }
        return new OwnedPartition(
                owner,
                decoder.ofLog(description.partitions()),
                outgoing.of(partition, description.topicId()),
                meters,
                counters,
                traces.get());
    }
}
