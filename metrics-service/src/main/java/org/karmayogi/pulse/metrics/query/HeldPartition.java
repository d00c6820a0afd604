package org.karmayogi.pulse.metrics.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.EncodedCells;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/** What a reader holds of one partition: its totals at a checkpoint. Used by one thread. */
final class HeldPartition {

    private final MetricsStore store;
    private final int partition;
    /** Encoded: as objects they would take seven times the heap, and only what changes is looked into. */
    private final Map<TotalKey, byte[]> totals = new HashMap<>();

    private long offset = Long.MIN_VALUE;

    HeldPartition(MetricsStore store, int partition) {
        this.store = store;
        this.partition = partition;
    }

    long offset() {
        return offset;
    }

    /**
     * Moves to a checkpoint, or to one that is newer by now, all or nothing.
     *
     * @param checkpoint as the store has it; what changed recently need not be in it
     * @param replaced receives every total that differs
     * @return where it is then; empty where a document has moved on twice meanwhile, so that the checkpoint is too old to be read
     */
    Optional<Checkpoint> moveTo(Checkpoint checkpoint, Replaced replaced) {
        if (checkpoint.offset() == offset) {
            return Optional.of(checkpoint);
        }
        Optional<Map<TotalKey, byte[]>> near = store.flushed().between(offset, checkpoint);
        if (near.isPresent()) {
            take(checkpoint, near.get(), replaced);
            return Optional.of(checkpoint);
        }
        Optional<Checkpoint> whole = store.checkpoint(partition);
        return whole.filter(reached -> readAt(reached, replaced));
    }

    private boolean readAt(Checkpoint checkpoint, Replaced replaced) {
        Optional<List<String>> changed = changedSince(checkpoint);
        List<TotalDocument> documents = changed.isPresent() ? store.totals(changed.get()) : store.totalsOf(partition);
        Map<TotalKey, byte[]> fresh = new HashMap<>();
        for (TotalDocument document : documents) {
            Optional<TotalDocument.Version> version = document.at(checkpoint.offset());
            if (version.isEmpty()) {
                return false;
            }
            fresh.put(document.key(), version.get().cells());
        }
        if (changed.isEmpty()) {
            for (TotalKey key : totals.keySet()) {
                fresh.putIfAbsent(key, TotalDocument.Version.NONE.cells());
            }
        }
        take(checkpoint, fresh, replaced);
        return true;
    }

    private void take(Checkpoint checkpoint, Map<TotalKey, byte[]> fresh, Replaced replaced) {
        fresh.forEach((key, cells) -> {
            byte @Nullable [] before = totals.put(key, cells);
            replaced.by(partition, key, before == null ? EncodedCells.none() : before, cells);
        });
        offset = checkpoint.offset();
    }

    /** Takes what a partition's part of a total was, and what it is, both encoded. */
    interface Replaced {
        void by(int partition, TotalKey key, byte[] before, byte[] after);
    }

    /** The ids that changed between what is held and a checkpoint; empty where the checkpoint does not reach back so far. */
    private Optional<List<String>> changedSince(Checkpoint checkpoint) {
        if (offset == Long.MIN_VALUE || offset > checkpoint.offset()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        boolean reached = false;
        for (Checkpoint.Change flush : checkpoint.recent()) {
            reached |= flush.from() == offset;
            if (reached) {
                ids.addAll(flush.totals());
            }
        }
        return reached ? Optional.of(ids.stream().distinct().toList()) : Optional.empty();
    }
}
