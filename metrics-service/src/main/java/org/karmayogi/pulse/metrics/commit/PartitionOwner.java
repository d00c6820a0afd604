package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.Forward;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;

/**
 * The owner of one partition: folds what the log delivers into learners in memory and prepares flushes of what changed.
 * What it holds is always the fold of the log up to {@link #position()}. One thread folds and starts flushes; a flush
 * itself may run on another.
 */
public final class PartitionOwner {

    private final MetricsStore store;
    private final PartitionTotals totals;
    private final Watermarks watermarks = new Watermarks();

    private final HeldLearners learners;

    private List<HeldLearner> dirty = new ArrayList<>();

    /** What sources have sent since the last flush began. */
    private SourceTraffic traffic = new SourceTraffic();

    private Checkpoint checkpoint;
    private long position;

    private @Nullable Flush underWay;

    private PartitionOwner(MetricsStore store, Checkpoint taken) {
        this.store = store;
        this.checkpoint = taken;
        this.position = taken.offset();
        this.learners = new HeldLearners(store, taken);
        this.totals = new PartitionTotals(store, taken);
    }

    /**
     * Takes a partition over; the caller seeks to {@code position() + 1}.
     *
     * @throws ForeignLogException where the stored checkpoint is about another log
     */
    public static PartitionOwner takeOver(MetricsStore store, int partition, String topicId) {
        Checkpoint taken = store.takeOver(partition, topicId);
        if (!taken.topicId().equals(topicId)) {
            throw new ForeignLogException(partition, taken, topicId);
        }
        return new PartitionOwner(store, taken);
    }

    /** The partition. */
    public int partition() {
        return checkpoint.partition();
    }

    /** The commit point: what a reader sees now. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** The last offset folded. */
    public long position() {
        return position;
    }

    /** Learners changed since the last flush began. */
    public int dirtyCount() {
        return dirty.size();
    }

    /** Bytes of heap that learners hold, roughly. */
    public long heldBytes() {
        return learners.bytes();
    }

    /**
     * Folds a batch.
     *
     * @param arrivals the facts among the delivered records, by offset
     * @param through the last offset delivered, counted or not
     * @throws FencedException where another owner is met
     */
    public FoldOutcome fold(List<Arrival> arrivals, long through) {
        learners.load(arrivals, checkpoint.offset());
        int counted = 0;
        int duplicates = 0;
        List<Arrival> conflicts = List.of();
        List<Arrival> beyondCapacity = List.of();
        List<Forward> forwards = List.of();
        for (Arrival arrival : arrivals) {
            HeldLearner learner = learners.of(arrival.learnerId());
            FactSet.Outcome outcome = add(arrival, learner);
            if (outcome == FactSet.Outcome.ADDED && !learner.facts.isPlain()) {
                forwards = with(forwards, learner.forwards(arrival.fact()));
            }
            switch (outcome) {
                case ADDED -> counted++;
                case DUPLICATE -> duplicates++;
                case CONFLICT -> conflicts = with(conflicts, arrival);
                case FULL -> beyondCapacity = with(beyondCapacity, arrival);
            }
        }
        position = through;
        return new FoldOutcome(counted, duplicates, conflicts, beyondCapacity, forwards);
    }

    private FactSet.Outcome add(Arrival arrival, HeldLearner learner) {
        FactSet.Outcome outcome = learners.add(arrival.fact(), learner);
        if (outcome == FactSet.Outcome.ADDED && !learner.dirty) {
            learner.dirty = true;
            dirty.add(learner);
        }
        if (arrival.forwarded()) {
            traffic.addForwarded(arrival.fact(), outcome);
        } else {
            traffic.add(arrival.fact(), outcome);
        }
        return outcome;
    }

    private static <T> List<T> with(List<T> list, T one) {
        return with(list, List.of(one));
    }

    private static <T> List<T> with(List<T> list, List<T> more) {
        List<T> longer = list.isEmpty() ? new ArrayList<>() : list;
        longer.addAll(more);
        return longer;
    }

    /** Notes that the broker, asked after {@code moment}, gave this end offset. */
    public void noteEnd(Instant moment, long end) {
        watermarks.note(moment, end);
    }

    /**
     * What was forwarded was acknowledged by {@code moment}: a cut that is complete through an earlier one need not
     * have it, so marks noted until then are not reached any more.
     */
    public void forwarded(Instant moment) {
        watermarks.closeThrough(moment);
    }

    /**
     * Whether a flush now would be complete through a later moment than the last was. All partitions are asked about at the same
     * moments, and the figures are as fresh as the last of them: each waiting for a time of its own would make all wait for the longest.
     */
    public boolean reachesMark() {
        return underWay == null && watermarks.reachedAt(position) != null;
    }

    /**
     * Begins a flush of everything folded so far: the caller runs it, on any thread, and then calls {@link #settle}.
     *
     * @return empty where a flush is under way, or nothing is new
     */
    public Optional<Flush> startFlush() {
        @Nullable Instant completeThrough = watermarks.reachedAt(position);
        if (underWay != null || (dirty.isEmpty() && position == checkpoint.offset() && completeThrough == null)) {
            return Optional.empty();
        }
        List<Flush.Entry> entries = new ArrayList<>(dirty.size());
        for (HeldLearner learner : dirty) {
            entries.add(new Flush.Entry(learner.id, learner.committed, learner.facts.slice(), learner.seen));
            learner.dirty = false;
            learner.flushing = true;
        }
        underWay = new Flush(store, totals, checkpoint, position, completeThrough, entries, dirty, traffic);
        dirty = new ArrayList<>();
        traffic = new SourceTraffic();
        return Optional.of(underWay);
    }

    /** Takes in what a flush that ran to its end has done. */
    public void settle(Flush flush) {
        if (flush != underWay) {
            throw new IllegalArgumentException("not the flush under way in partition " + partition());
        }
        checkpoint = flush.reached();
        @Nullable Instant completeThrough = checkpoint.completeThrough();
        if (completeThrough != null) {
            watermarks.forgetThrough(completeThrough);
        }
        for (int i = 0; i < flush.learners().size(); i++) {
            HeldLearner learner = flush.learners().get(i);
            learner.committed = flush.entries().get(i).after();
            learner.seen = checkpoint.epoch();
            learner.flushing = false;
        }
        underWay = null;
    }

    /** Forgets learners that the store has as they are, until at most so many bytes are held; says how many. */
    public int evict(long maxBytes) {
        return learners.evict(maxBytes);
    }
}
