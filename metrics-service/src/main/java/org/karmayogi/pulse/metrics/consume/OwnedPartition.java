package org.karmayogi.pulse.metrics.consume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.Flush;
import org.karmayogi.pulse.metrics.commit.FoldOutcome;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;

/**
 * One partition this consumer owns: records in, flushes out, what goes to the broker before them. Used by its
 * consumer alone.
 */
final class OwnedPartition {

    private final PartitionOwner owner;
    private final RecordDecoder decoder;
    private final Outgoing outgoing;
    private final MetricsMeters meters;
    private final Supplier<RecordMeters> counters;
    private final RecordTraces traces;
    private final PersistentRetry retry;
    private final PersistentRetry once;
    private long lastFlushNanos;
    private @Nullable Flush flush;
    private @Nullable CompletableFuture<Void> running;

    OwnedPartition(
            PartitionOwner owner,
            RecordDecoder decoder,
            Outgoing outgoing,
            MetricsMeters meters,
            Supplier<RecordMeters> counters,
            RecordTraces traces) {
        this.counters = counters;
        this.traces = traces;
        this.owner = owner;
        this.decoder = decoder;
        this.outgoing = outgoing;
        this.meters = meters;
        this.retry = new PersistentRetry(owner.partition(), meters);
        this.once = PersistentRetry.once(owner.partition(), meters);
        this.lastFlushNanos = System.nanoTime() - TimeUnit.HOURS.toNanos(1);
    }

    /** The offset to read next. */
    long next() {
        return owner.position() + 1;
    }

    /** The offset behind the checkpoint, which lag tools are told. */
    long committed() {
        return owner.checkpoint().offset() + 1;
    }

    /** What a reader sees now. */
    Checkpoint checkpoint() {
        return owner.checkpoint();
    }

    /**
     * Folds delivered records.
     *
     * @param through the last offset delivered, control records included
     */
    void deliver(List<ConsumerRecord<String, byte[]>> records, long through) {
        traces.read(records);
        meters.folds().record(() -> fold(records, through));
    }

    private void fold(List<ConsumerRecord<String, byte[]>> records, long through) {
        List<Arrival> arrivals = new ArrayList<>(records.size());
        List<SetAsideRecord> dead = new ArrayList<>(0);
        for (ConsumerRecord<String, byte[]> record : records) {
            Decoded decoded = decoder.decode(record);
            if (decoded instanceof Decoded.Valid valid) {
                arrivals.add(valid.arrival());
            } else if (decoded instanceof Decoded.Dead why) {
                dead.add(SetAsideRecord.dead(record, why.reason(), why.detail()));
            }
        }
        // Learners that are not held are read from the store; where that fails, the partition is taken over anew.
        FoldOutcome outcome = once.call(() -> owner.fold(arrivals, through));
        for (Arrival arrival : outcome.beyondCapacity()) {
            dead.add(SetAsideRecord.beyondCapacity(original(records, arrival), arrival));
        }
        counters.get().folded(outcome, dead.size());
        outgoing.forwards().add(outcome.forwards());
        dead.forEach(outgoing.setAside()::add);
        for (Arrival arrival : outcome.conflicts()) {
            outgoing.setAside().add(SetAsideRecord.conflict(original(records, arrival)));
        }
    }

    private static ConsumerRecord<String, byte[]> original(
            List<ConsumerRecord<String, byte[]>> records, Arrival arrival) {
        return records.stream()
                .filter(record -> record.offset() == arrival.fact().offset())
                .findFirst()
                .orElseThrow();
    }

    void noteEnd(Instant moment, long end) {
        owner.noteEnd(moment, end);
    }

    /**
     * Writes what was set aside or is to be forwarded; until it is written, the partition takes nothing in and
     * commits nothing.
     *
     * @throws RuntimeException where the partition must be given up
     */
    void writeOutgoing() {
        outgoing.tend().ifPresent(owner::forwarded);
    }

    /** Whether the partition must not take more in for now. */
    boolean full(ConsumeProperties limits, long maxBytes) {
        return outgoing.isWaiting() || (running != null && over(limits, maxBytes));
    }

    private boolean over(ConsumeProperties limits, long maxBytes) {
        return owner.dirtyCount() >= limits.maxDirtyLearners() || owner.heldBytes() > maxBytes;
    }

    /** Starts a flush where one is due. */
    void flushIfDue(ConsumeProperties limits, MarkRhythm rhythm, long lag, long maxBytes, Executor flushers) {
        if (running != null || outgoing.isWaiting()) {
            return;
        }
        boolean behind = lag > limits.catchUpLag();
        long interval = (behind ? limits.catchUpInterval() : rhythm.stretched(limits.flushInterval())).toNanos();
        boolean due = System.nanoTime() - lastFlushNanos >= interval || (!behind && owner.reachesMark());
        if (!due && !over(limits, maxBytes)) {
            return;
        }
        Optional<Flush> started = owner.startFlush();
        if (started.isPresent()) {
            Flush work = started.get();
            lastFlushNanos = System.nanoTime();
            flush = work;
            traces.flushing();
            running = CompletableFuture.runAsync(() -> meters.flushes().record(() -> work.run(retry)), flushers);
        }
    }

    /**
     * Takes in a flush that has ended.
     *
     * @throws RuntimeException what it failed with, which means that the partition must be given up
     */
    void settle(long maxBytes) {
        CompletableFuture<Void> ending = running;
        Flush ended = flush;
        if (ending == null || ended == null || !ending.isDone()) {
            return;
        }
        running = null;
        flush = null;
        try {
            ending.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        owner.settle(ended);
        traces.committed();
        owner.evict(maxBytes);
    }

    /** Gives the partition up: a flush under way may end, but will not be tried again. */
    void abandon() {
        retry.abandon();
        outgoing.close();
        traces.abandon();
    }

    /** Waits a while for the flush under way, so that the next owner need not replay what it covers. */
    void awaitFlush(long millis) {
        CompletableFuture<Void> ending = running;
        if (ending != null) {
            ending.copy()
                    .completeOnTimeout(null, millis, TimeUnit.MILLISECONDS)
                    .exceptionally(e -> null)
                    .join();
        }
    }
}
