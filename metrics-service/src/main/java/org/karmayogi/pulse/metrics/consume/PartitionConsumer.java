package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.FencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer thread: polls, folds, flushes, for the partitions the group assigned to it. Kafka's own offsets are only
 * written for lag tools; where to read is decided by the checkpoint.
 */
final class PartitionConsumer implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionConsumer.class);

    /** Bounds how late a flush's end or a due flush is noticed. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
    private static final long FINAL_FLUSH_MILLIS = 3_000;

    private record End(Instant moment, Map<Integer, Long> offsets) {}

    private final Supplier<Consumer<String, byte[]>> consumers;
    private final String topic;
    private final TakeOver takeOver;
    private final Executor flushers;
    private final ConsumeProperties limits;
    private final MarkRhythm rhythm;
    private final MetricsMeters meters;
    private final LongSupplier cacheBytes;
    private final Pace pace;

    private final Map<Integer, OwnedPartition> owned = new HashMap<>();
    private final Map<Integer, Long> waiting = new HashMap<>();
    private final Queue<End> ends = new ConcurrentLinkedQueue<>();
    private volatile Consumer<String, byte[]> consumer;
    private long lastCommitNanos = System.nanoTime();
    private volatile Set<Integer> ownedNow = Set.of();
    private volatile long lag;
    private volatile List<Checkpoint> checkpoints = List.of();
    private volatile boolean stopping;
    private volatile boolean replaced;

    PartitionConsumer(
            Supplier<Consumer<String, byte[]>> consumers,
            String topic,
            TakeOver takeOver,
            Executor flushers,
            ConsumeProperties limits,
            MarkRhythm rhythm,
            LongSupplier cacheBytes,
            Pace pace,
            MetricsMeters meters) {
        this.consumers = consumers;
        this.consumer = consumers.get();
        this.topic = topic;
        this.takeOver = takeOver;
        this.flushers = flushers;
        this.limits = limits;
        this.rhythm = rhythm;
        this.meters = meters;
        this.cacheBytes = cacheBytes;
        this.pace = pace;
    }

    /** The partitions owned at this moment. */
    Set<Integer> owned() {
        return ownedNow;
    }

    /** The checkpoints of the partitions owned, as of the last step. */
    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** Records delivered to the log but not read yet, as far as the consumer knows. */
    long lag() {
        return lag;
    }

    /** Tells where partitions ended, asked after {@code moment}. */
    void noteEnds(Instant moment, Map<Integer, Long> offsets) {
        ends.add(new End(moment, offsets));
    }

    /** Gives all partitions up and takes them over anew with another consumer. */
    void startAnew() {
        replaced = true;
    }

    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    @Override
    public void run() {
        while (!stopping) {
            try (Consumer<String, byte[]> current = consumer) {
                current.subscribe(List.of(topic), this);
                while (!stopping) {
                    step();
                }
            } catch (WakeupException e) {
                LOG.debug("woken up to stop");
            } catch (RuntimeException e) {
                LOG.error("The consumer failed and is replaced", Wordless.of(e));
                pauseAfterFailure();
            } finally {
                owned.values().forEach(partition -> partition.awaitFlush(FINAL_FLUSH_MILLIS));
                forget(Set.copyOf(owned.keySet()));
            }
            if (!stopping) {
                consumer = consumers.get();
            }
        }
    }

    private static void pauseAfterFailure() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        if (replaced) {
            replaced = false;
            throw new IllegalStateException("topic " + topic + " is another log than the one that was read");
        }
        takeOverAssigned();
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        long delivered = System.nanoTime();
        for (TopicPartition partition : records.partitions()) {
            deliver(partition, records.records(partition));
        }
        pace.restAfter(System.nanoTime() - delivered);
        noteEnds();
        long total = 0;
        for (int partition : List.copyOf(owned.keySet())) {
            long behind =
                    consumer.currentLag(new TopicPartition(topic, partition)).orElse(0);
            total += behind;
            guarded(partition, () -> tend(partition, behind));
        }
        lag = total;
        checkpoints = owned.values().stream().map(OwnedPartition::checkpoint).toList();
        commitForLagTools();
    }

    private void tend(int partition, long behind) {
        OwnedPartition it = owned.get(partition);
        if (it == null) {
            return;
        }
        long share = cacheBytes.getAsLong() / limits.consumers() / Math.max(1, owned.size());
        it.settle(share);
        it.writeOutgoing();
        it.flushIfDue(limits, rhythm, behind, share, flushers);
        TopicPartition at = new TopicPartition(topic, partition);
        boolean paused = consumer.paused().contains(at);
        if (it.full(limits, share) != paused) {
            if (paused) {
                consumer.resume(List.of(at));
            } else {
                consumer.pause(List.of(at));
            }
        }
    }

    private void deliver(TopicPartition at, List<ConsumerRecord<String, byte[]>> records) {
        guarded(at.partition(), () -> {
            OwnedPartition partition = owned.get(at.partition());
            if (partition != null) {
                partition.deliver(records, consumer.position(at) - 1);
            }
        });
    }

    private void noteEnds() {
        for (End end = ends.poll(); end != null; end = ends.poll()) {
            Instant moment = end.moment();
            end.offsets().forEach((partition, offset) -> {
                OwnedPartition it = owned.get(partition);
                if (it != null && offset < it.committed()) {
                    replaced = true; // what was counted is not there any more
                } else if (it != null) {
                    it.noteEnd(moment, offset);
                }
            });
        }
    }

    /** Whatever goes wrong in a partition, it is given up and taken over anew from its checkpoint, after a pause. */
    private void guarded(int partition, Runnable work) {
        try {
            work.run();
        } catch (WakeupException e) {
            throw e;
        } catch (FencedException e) {
            meters.fenced();
            LOG.warn("{}", e.getMessage());
            giveUp(partition, true);
        } catch (RuntimeException e) {
            LOG.error("Partition {} is taken over anew after a failure", partition, Wordless.of(e));
            giveUp(partition, true);
        }
    }

    private void giveUp(int partition, boolean stillAssigned) {
        OwnedPartition it = owned.remove(partition);
        if (it != null) {
            it.abandon();
        }
        TopicPartition at = new TopicPartition(topic, partition);
        if (stillAssigned && consumer.assignment().contains(at)) {
            consumer.pause(List.of(at));
            waiting.put(partition, System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos());
        }
        ownedNow = Set.copyOf(owned.keySet());
    }

    private void takeOverAssigned() {
        for (int partition : List.copyOf(waiting.keySet())) {
            if (System.nanoTime() - waiting.getOrDefault(partition, Long.MAX_VALUE) < 0) {
                continue;
            }
            try {
                OwnedPartition taken = takeOver.of(partition);
                TopicPartition at = new TopicPartition(topic, partition);
                consumer.seek(at, taken.next());
                consumer.resume(List.of(at));
                owned.put(partition, taken);
                waiting.remove(partition);
                meters.tookOver();
            } catch (RuntimeException e) {
                LOG.warn("Partition {} can not be taken over yet: {}", partition, e.getMessage());
                waiting.put(partition, System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos());
            }
        }
        ownedNow = Set.copyOf(owned.keySet());
    }

    private void commitForLagTools() {
        if (System.nanoTime() - lastCommitNanos < COMMIT_INTERVAL.toNanos()) {
            return;
        }
        lastCommitNanos = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        owned.forEach((partition, it) ->
                offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(it.committed())));
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (done, failure) -> {
                if (failure != null) {
                    LOG.debug("offsets for lag tools were not committed", failure);
                }
            });
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        partitions.forEach(partition -> {
            // Any position will do until the take-over seeks; without one the consumer would ask for Kafka's own
            // offset.
            consumer.seek(partition, 0);
            waiting.put(partition.partition(), System.nanoTime());
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OwnedPartition it = owned.get(partition.partition());
            if (it != null) {
                it.awaitFlush(FINAL_FLUSH_MILLIS);
            }
        }
        forget(numbers(partitions));
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(numbers(partitions));
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        Set<Integer> numbers = new HashSet<>();
        partitions.forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }

    private void forget(Set<Integer> partitions) {
        partitions.forEach(partition -> {
            giveUp(partition, false);
            waiting.remove(partition);
        });
    }
}
