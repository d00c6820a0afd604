package org.karmayogi.pulse.metrics.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.apache.kafka.common.utils.Utils;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.Flush;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;

/**
 * Makes a generation from the facts that learners hold, so that nothing is asked of the log they came from. Every fact that
 * an owner ever wrote is taken, whether its checkpoint was reached or not: it was in the log. Inherited facts stand before
 * the first offset, and the checkpoint before the first record that the log has now, so whatever the log and the learners
 * both have is found to be a duplicate when the log is folded.
 */
final class LearnerCopy {

    /** Learners a flush; bounds what is held in memory. */
    private static final int BATCH = 2_000;

    private static final class Target {

        final PartitionOwner owner;
        final long through;
        List<Arrival> waiting = new ArrayList<>();
        int learners;

        Target(PartitionOwner owner, long through) {
            this.owner = owner;
            this.through = through;
        }

        void flush() {
            // What follows from these facts for other learners was forwarded before they were written.
            if (!owner.fold(waiting, through).beyondCapacity().isEmpty()) {
                throw new IllegalStateException("a learner has more facts than fit, although it had them before");
            }
            waiting = new ArrayList<>();
            learners = 0;
            owner.startFlush().ifPresent(this::write);
        }

        private void write(Flush flush) {
            flush.run(StoreRetry.NONE);
            owner.settle(flush);
            owner.evict(0);
        }
    }

    private final MetricsStore from;
    private final MetricsStore to;
    private final EventLog log;
    private final List<Target> targets = new ArrayList<>();
    private long copied;

    LearnerCopy(MetricsStore from, MetricsStore to, EventLog log) {
        this.from = from;
        this.to = to;
        this.log = log;
    }

    /**
     * Copies all learners.
     *
     * @param goOn is told the learners copied so far, now and then, and says whether to go on
     * @throws IllegalStateException where it is told not to go on
     */
    void run(LongPredicate goOn) {
        EventLog.Description description = log.describe();
        Map<Integer, Long> beginnings = log.beginnings();
        for (int partition = 0; partition < description.partitions(); partition++) {
            PartitionOwner owner = PartitionOwner.takeOver(to, partition, description.topicId());
            targets.add(new Target(owner, beginnings.getOrDefault(partition, 0L) - 1));
        }
        for (Checkpoint checkpoint : from.checkpoints()) {
            copy(checkpoint.partition(), description.partitions(), goOn);
        }
        targets.forEach(Target::flush);
        tell(goOn);
    }

    private void copy(int fromPartition, int partitions, LongPredicate goOn) {
        from.eachLearner(fromPartition, (id, stored) -> {
            Target target = targets.get(partition(id, partitions));
            inherit(target, id, stored);
            if (target.learners == BATCH) {
                target.flush();
                tell(goOn);
            }
        });
    }

    private void inherit(Target target, String id, StoredLearner stored) {
        FactSet.Slice slice = FactSet.restore(stored.facts(), Long.MAX_VALUE).slice();
        for (Fact fact : slice.facts()) {
            Fact inherited = fact.at(Checkpoint.NOTHING);
            target.waiting.add(new Arrival(id, inherited));
        }
        target.learners++;
        copied++;
    }

    private void tell(LongPredicate goOn) {
        if (!goOn.test(copied)) {
            throw new IllegalStateException("the rebuild was given up after " + copied + " learners");
        }
    }

    /** Where producers put the key: Kafka's default for records that have one. */
    private static int partition(String learnerId, int partitions) {
        return Utils.toPositive(Utils.murmur2(learnerId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
