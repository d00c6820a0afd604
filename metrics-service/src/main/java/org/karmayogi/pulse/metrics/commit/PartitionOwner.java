package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.FactSet;
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

    /** In the order of arrival; see {@link #evict}. An order of last use would touch three learners at each look-up. */
    private final Map<String, HeldLearner> learners = new LinkedHashMap<>(1024);

    private List<HeldLearner> dirty = new ArrayList<>();

    /** What sources have sent since the last flush began. */
    private SourceTraffic traffic = new SourceTraffic();

    private Checkpoint checkpoint;
    private long position;
    private long heldBytes;

    /** Nothing of this partition can be in the store but what is in memory: a fresh log, nothing evicted. */
    private boolean storeHasMore;

    private @Nullable Flush underWay;

    private PartitionOwner(MetricsStore store, Checkpoint taken) {
        this.store = store;
        this.checkpoint = taken;
        this.position = taken.offset();
        // An owner before this one may have half written a flush, so even at the very beginning documents may be there.
        this.storeHasMore = taken.epoch() > 1;
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
        return heldBytes;
    }

    /**
     * Folds a batch.
     *
     * @param arrivals the facts among the delivered records, by offset
     * @param through the last offset delivered, counted or not
     * @throws FencedException where another owner is met
     */
    public FoldOutcome fold(List<Arrival> arrivals, long through) {
        if (storeHasMore) {
            load(arrivals);
        }
        int counted = 0;
        int duplicates = 0;
        List<Arrival> conflicts = List.of();
        List<Arrival> beyondCapacity = List.of();
        for (Arrival arrival : arrivals) {
            FactSet.Outcome outcome = add(arrival);
            traffic.add(arrival.fact(), outcome);
            switch (outcome) {
                case ADDED -> counted++;
                case DUPLICATE -> duplicates++;
                case CONFLICT -> conflicts = with(conflicts, arrival);
                case FULL -> beyondCapacity = with(beyondCapacity, arrival);
            }
        }
        position = through;
        return new FoldOutcome(counted, duplicates, conflicts, beyondCapacity);
    }

    private FactSet.Outcome add(Arrival arrival) {
        HeldLearner learner = learners.get(arrival.learnerId());
        if (learner == null) {
            learner = hold(new HeldLearner(arrival.learnerId(), new FactSet(), Replacement.ABSENT));
        }
        learner.used = true;
        int before = learner.footprint();
        FactSet.Outcome outcome = learner.facts.add(arrival.fact());
        if (outcome == FactSet.Outcome.ADDED && !learner.dirty) {
            learner.dirty = true;
            dirty.add(learner);
        }
        heldBytes += learner.footprint() - before;
        return outcome;
    }

    private void load(List<Arrival> arrivals) {
        Set<String> missing = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (!learners.containsKey(arrival.learnerId())) {
                missing.add(arrival.learnerId());
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        store.learners(missing).forEach((id, stored) -> {
            if (stored.epoch() > checkpoint.epoch()) {
                throw new FencedException(partition(), checkpoint.epoch(), "a learner", stored.epoch());
            }
            hold(new HeldLearner(id, FactSet.restore(stored.facts(), checkpoint.offset()), stored.epoch()));
        });
    }

    private HeldLearner hold(HeldLearner learner) {
        learners.put(learner.id, learner);
        heldBytes += learner.footprint();
        return learner;
    }

    private static List<Arrival> with(List<Arrival> list, Arrival one) {
        List<Arrival> longer = list.isEmpty() ? new ArrayList<>() : list;
        longer.add(one);
        return longer;
    }

    /** Notes that the broker, asked after {@code moment}, gave this end offset. */
    public void noteEnd(Instant moment, long end) {
        watermarks.note(moment, end);
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

    /**
     * Forgets learners that the store has as they are, until at most so many bytes are held: those held longest first, but who was
     * used since it was last passed over stays if that is enough (a clock, which comes near to the least recently used).
     */
    public int evict(long maxBytes) {
        int unused = passOver(maxBytes);
        return heldBytes > maxBytes ? unused + passOver(maxBytes) : unused;
    }

    private int passOver(long maxBytes) {
        int evicted = 0;
        List<HeldLearner> spared = new ArrayList<>();
        for (Iterator<HeldLearner> it = learners.values().iterator();
                heldBytes > maxBytes && it.hasNext();
                it.remove()) {
            HeldLearner learner = it.next();
            if (learner.clean() && !learner.used) {
                heldBytes -= learner.footprint();
                storeHasMore = true;
                evicted++;
            } else {
                learner.used = false;
                spared.add(learner);
            }
        }
        spared.forEach(learner -> learners.put(learner.id, learner));
        return evicted;
    }
}
