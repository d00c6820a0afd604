package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.LearnerSummary;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/**
 * One flush of one partition from checkpoint C to offset S: learners, then totals, then the checkpoint. Until the last of
 * these writes nothing of it is visible; a flush that dies half-way is written over by the replay from C.
 */
public final class Flush {

    /** Documents a bulk write; keeps a bulk of learners well under MongoDB's 48 MB a message. */
    private static final int BULK = 1_000;

    /** Rounds after which a document that refuses every epoch it was just found with is a fault of the store. */
    private static final int ROUNDS = 8;

    /** A changed learner: its facts at C, its facts at S, and the epoch of its stored document. */
    record Entry(String id, FactSet.Slice before, FactSet.Slice after, long seen) {}

    private final MetricsStore store;
    private final PartitionTotals totals;
    private final Checkpoint from;
    private final long to;
    private final @Nullable Instant completeThrough;
    private final List<Entry> entries;
    private final List<HeldLearner> learners;
    private final SourceTraffic traffic;
    private @Nullable Checkpoint reached;

    Flush(
            MetricsStore store,
            PartitionTotals totals,
            Checkpoint from,
            long to,
            @Nullable Instant completeThrough,
            List<Entry> entries,
            List<HeldLearner> learners,
            SourceTraffic traffic) {
        this.store = store;
        this.totals = totals;
        this.from = from;
        this.to = to;
        this.completeThrough = completeThrough;
        this.entries = entries;
        this.learners = learners;
        this.traffic = traffic;
    }

    List<Entry> entries() {
        return entries;
    }

    List<HeldLearner> learners() {
        return learners;
    }

    /** Learners this flush writes. */
    public int size() {
        return entries.size();
    }

    /** Records this flush covers. */
    public long records() {
        return to - from.offset();
    }

    Checkpoint reached() {
        if (reached == null) {
            throw new IllegalStateException("the flush to " + to + " has not ended");
        }
        return reached;
    }

    /**
     * Runs to the end.
     *
     * @param retry decides what becomes of calls that the store did not answer
     * @throws FencedException where another owner is met; nothing more is written then
     */
    public void run(StoreRetry retry) {
        Contributions contributions = new Contributions();
        contributions.add(traffic);
        for (int start = 0; start < entries.size(); start += BULK) {
            List<Entry> bulk = entries.subList(start, Math.min(entries.size(), start + BULK));
            List<Replacement<LearnerDocument>> documents = project(bulk, contributions);
            replaceAll(documents, retry, store::replaceLearners);
        }
        List<String> changed = writeTotals(contributions, retry);
        Checkpoint next = next(changed);
        retry.call(() -> {
            advance(next);
            return next;
        });
        totals.committed(to);
        reached = next;
    }

    private List<Replacement<LearnerDocument>> project(List<Entry> bulk, Contributions contributions) {
        List<Replacement<LearnerDocument>> documents = new ArrayList<>(bulk.size());
        for (Entry entry : bulk) {
            LearnerSummary summary = contributions.add(
                    entry.id(), entry.after().facts(), entry.before().count());
            LearnerDocument document =
                    new LearnerDocument(entry.id(), from.partition(), from.epoch(), to, entry.after(), summary);
            documents.add(new Replacement<>(entry.id(), document, entry.seen()));
        }
        return documents;
    }

    private List<String> writeTotals(Contributions contributions, StoreRetry retry) {
        retry.call(() -> totals.load(contributions));
        List<Replacement<TotalDocument>> documents = totals.apply(contributions, to);
        for (int start = 0; start < documents.size(); start += BULK) {
            replaceAll(documents.subList(start, Math.min(documents.size(), start + BULK)), retry, store::replaceTotals);
        }
        if (to > from.offset()) {
            Map<TotalKey, byte[]> changed = new HashMap<>();
            documents.forEach(it ->
                    changed.put(it.document().key(), it.document().current().cells()));
            store.flushed().add(from, to, changed);
        }
        return documents.stream().map(Replacement::id).toList();
    }

    /**
     * The protocol's rule for every conditional write: a lower epoch that was found is an older owner's and is replaced, a
     * higher one means that the partition is lost. One's own epoch is found when an answer got lost on the way.
     */
    private <D> void replaceAll(
            List<Replacement<D>> all, StoreRetry retry, Function<List<Replacement<D>>, Map<String, Long>> write) {
        List<Replacement<D>> open = all;
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == ROUNDS) {
                throw new IllegalStateException(open.size() + " documents refuse the epoch they were just found with");
            }
            List<Replacement<D>> writing = open;
            Map<String, Long> refused = retry.call(() -> write.apply(writing));
            open = new ArrayList<>(refused.size());
            for (Replacement<D> replacement : writing) {
                @Nullable Long found = refused.get(replacement.id());
                if (found != null) {
                    if (found > from.epoch()) {
                        throw new FencedException(from.partition(), from.epoch(), "a document", found);
                    }
                    open.add(replacement.expecting(found));
                }
            }
        }
    }

    private Checkpoint next(List<String> changed) {
        @Nullable Instant through = completeThrough == null ? from.completeThrough() : completeThrough;
        List<Checkpoint.Change> recent = new ArrayList<>(from.recent());
        if (to > from.offset()) {
            recent.add(new Checkpoint.Change(from.offset(), to, changed));
            int ids = recent.stream().mapToInt(change -> change.totals().size()).sum();
            while (recent.size() > 1 && (recent.size() > Checkpoint.RECENT_FLUSHES || ids > Checkpoint.RECENT_IDS)) {
                ids -= recent.remove(0).totals().size();
            }
            if (ids > Checkpoint.LAST_IDS) {
                recent.clear();
            }
        }
        return new Checkpoint(from.partition(), from.topicId(), from.epoch(), to, through, recent);
    }

    private void advance(Checkpoint next) {
        if (store.advance(from, next)) {
            return;
        }
        Checkpoint stored = store.checkpoint(next.partition())
                .orElseThrow(() -> new FencedException(from.partition(), from.epoch(), "no checkpoint", 0));
        if (!stored.equals(next)) {
            throw new FencedException(from.partition(), from.epoch(), "the checkpoint", stored.epoch());
        } // else it was written before, and the answer got lost
    }
}
