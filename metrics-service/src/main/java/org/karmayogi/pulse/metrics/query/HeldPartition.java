package org.karmayogi.pulse.metrics.query;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.EncodedCells;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/** What a reader holds of one partition: its totals at a checkpoint. Used by one thread. */
final class HeldPartition {

    /**
     * How long a partition is left alone whose owner has flushed more and is complete through no later moment by it: it works off a
     * backlog, each of its flushes changes most totals, and no reader's {@code asOf} moves before the end of it.
     */
    static final Duration REST = Duration.ofSeconds(30);

    private final MetricsStore store;
    private final int partition;
    private final InstantSource clock;

    /** Encoded: as objects they would take seven times the heap, and only what changes is looked into. */
    private final Map<TotalKey, byte[]> totals = new HashMap<>();

    private @Nullable Checkpoint at;
    private Instant readAt = Instant.MIN;

    HeldPartition(MetricsStore store, int partition, InstantSource clock) {
        this.store = store;
        this.partition = partition;
        this.clock = clock;
    }

    /** The offset of the checkpoint that is held; less than any before the first is. */
    long offset() {
        return at == null ? Long.MIN_VALUE : at.offset();
    }

    /**
     * Moves to a checkpoint, or to one that is newer by now, all or nothing; or stays for a {@link #REST}.
     *
     * @param checkpoint as the store has it; what changed recently need not be in it
     * @param replaced receives every total that differs
     * @return where it is then; empty where a document has moved on twice meanwhile, so that the checkpoint is too old to be read
     */
    Optional<Checkpoint> moveTo(Checkpoint checkpoint, Replaced replaced) {
        if (checkpoint.offset() == offset()) {
            at = checkpoint.alone();
            return Optional.of(checkpoint);
        }
        Optional<Map<TotalKey, byte[]>> near = store.flushed().between(offset(), checkpoint);
        if (near.isPresent()) {
            take(checkpoint, near.get(), replaced);
            return Optional.of(checkpoint);
        }
        if (rests(checkpoint)) {
            return Optional.ofNullable(at);
        }
        Optional<Checkpoint> whole = store.checkpoint(partition);
        return whole.filter(reached -> read(reached, replaced));
    }

    private boolean rests(Checkpoint checkpoint) {
        return at != null
                && Objects.equals(at.completeThrough(), checkpoint.completeThrough())
                && clock.instant().isBefore(readAt.plus(REST));
    }

    private boolean read(Checkpoint checkpoint, Replaced replaced) {
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
        readAt = clock.instant();
        return true;
    }

    private void take(Checkpoint checkpoint, Map<TotalKey, byte[]> fresh, Replaced replaced) {
        fresh.forEach((key, cells) -> {
            byte @Nullable [] before = totals.put(key, cells);
            replaced.by(partition, key, before == null ? EncodedCells.none() : before, cells);
        });
        at = checkpoint.alone();
    }

    /** Takes what a partition's part of a total was, and what it is, both encoded. */
    interface Replaced {
        void by(int partition, TotalKey key, byte[] before, byte[] after);
    }

    /** The ids that changed between what is held and a checkpoint; empty where the checkpoint does not reach back so far. */
    private Optional<List<String>> changedSince(Checkpoint checkpoint) {
        if (at == null || at.offset() > checkpoint.offset()) {
            return Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        boolean reached = false;
        for (Checkpoint.Change flush : checkpoint.recent()) {
            reached |= flush.from() == at.offset();
            if (reached) {
                ids.addAll(flush.totals());
            }
        }
        return reached ? Optional.of(ids.stream().distinct().toList()) : Optional.empty();
    }
}
