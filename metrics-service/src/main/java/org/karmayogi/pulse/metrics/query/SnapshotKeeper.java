package org.karmayogi.pulse.metrics.query;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;

/**
 * Keeps the latest snapshot of one generation: reads the checkpoints, then only the totals that changed, and leaves out whatever is newer
 * than its checkpoint. {@link #refresh} is for one thread; {@link #latest} for any.
 */
public final class SnapshotKeeper {

    /** Rounds after which a reader that is overtaken by flushes lets the next refresh try. */
    private static final int ROUNDS = 5;

    private final int generation;
    private final MetricsStore store;
    private final Dimensions dimensions;
    private final FigureTables tables;
    private final Map<Integer, HeldPartition> held = new HashMap<>();
    private boolean unpublished;
    private final AtomicReference<@Nullable Snapshot> latest = new AtomicReference<>();

    public SnapshotKeeper(
            int generation, MetricsStore store, Collection<String> departments, Collection<String> districts) {
        this.generation = generation;
        this.store = store;
        this.dimensions = Dimensions.of(departments, districts);
        this.tables = new FigureTables(dimensions);
    }

    /** The latest complete cut; empty until every partition has been complete through some moment. */
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(latest.get());
    }

    /**
     * Reads what has changed.
     *
     * @param partitions how many partitions the log has
     */
    public void refresh(int partitions) {
        Map<Integer, Checkpoint> reached = new HashMap<>();
        boolean all = false;
        for (int round = 0; round < ROUNDS && !all; round++) {
            List<Checkpoint> checkpoints = store.checkpoints();
            for (Checkpoint checkpoint : checkpoints) {
                if (!reached.containsKey(checkpoint.partition())) {
                    move(checkpoint).ifPresent(moved -> reached.put(moved.partition(), moved));
                }
            }
            all = reached.size() == checkpoints.size();
        }
        if (Checkpoint.completeThrough(reached.values(), partitions) != null) {
            publish(completeThrough(reached));
        } // else a partition has no checkpoint yet, or flushes outran the reading: the last cut stands
    }

    private Optional<Checkpoint> move(Checkpoint checkpoint) {
        HeldPartition partition =
                held.computeIfAbsent(checkpoint.partition(), number -> new HeldPartition(store, number));
        long before = partition.offset();
        Optional<Checkpoint> moved = partition.moveTo(checkpoint, tables::replace);
        unpublished |= partition.offset() != before;
        return moved;
    }

    private static Map<Integer, Instant> completeThrough(Map<Integer, Checkpoint> reached) {
        Map<Integer, Instant> moments = new HashMap<>();
        reached.forEach((partition, checkpoint) ->
                moments.put(partition, Objects.requireNonNull(checkpoint.completeThrough(), "known for each of them")));
        return moments;
    }

    private void publish(Map<Integer, Instant> completeThrough) {
        @Nullable Snapshot last = latest.get();
        if (last != null && !unpublished) {
            latest.set(last.completeThrough().equals(completeThrough) ? last : last.at(completeThrough));
            return;
        }
        Map<Integer, Long> offsets = new HashMap<>();
        held.forEach((partition, it) -> offsets.put(partition, it.offset()));
        latest.set(new Snapshot(generation, completeThrough, offsets, dimensions, tables.freeze()));
        unpublished = false;
    }
}
