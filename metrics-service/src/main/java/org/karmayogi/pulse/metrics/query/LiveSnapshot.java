package org.karmayogi.pulse.metrics.query;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The snapshot that answers are made from. When another generation becomes live, the last one goes on answering until the
 * new one is complete through at least the same moment, so that {@code asOf} never goes back and no answer is made from
 * two. An instance that starts right after such a change begins where the others were, at the last cut of the one before.
 * {@link #refresh} is for one thread; {@link #latest} for any.
 */
public final class LiveSnapshot {

    private record Reading(int generation, SnapshotKeeper keeper) {}

    private final IntFunction<SnapshotKeeper> keepers;
    private final AtomicReference<@Nullable Snapshot> latest = new AtomicReference<>();
    private @Nullable Reading current;
    private @Nullable Reading next;

    /**
     * No snapshot yet.
     *
     * @param keepers makes the keeper of a generation's snapshot
     */
    public LiveSnapshot(IntFunction<SnapshotKeeper> keepers) {
        this.keepers = keepers;
    }

    /** The latest complete cut of the live generation; empty until there is one. */
    public Optional<Snapshot> latest() {
        return Optional.ofNullable(latest.get());
    }

    /**
     * Reads what has changed.
     *
     * @param generation the live one
     * @param before the one that was live before it; null where its documents are gone, or there was none
     * @param partitions how many partitions the log has
     */
    public void refresh(int generation, @Nullable Integer before, int partitions) {
        @Nullable Reading now = current;
        if (now != null && now.generation() == generation) {
            next = null;
            now.keeper().refresh(partitions);
            now.keeper().latest().ifPresent(latest::set);
            return;
        }
        // The one before is not refreshed: nobody folds it any more, and its documents will be dropped.
        @Nullable Reading following = next;
        if (following == null || following.generation() != generation) {
            following = reading(generation);
            next = following;
        }
        following.keeper().refresh(partitions);
        @Nullable Snapshot reached = following.keeper().latest().orElse(null);
        if (reached == null) {
            return;
        }
        if (now == null && before != null) {
            beginAt(before, reached, partitions);
        }
        @Nullable Snapshot served = latest.get();
        if (served == null || !reached.asOf().isBefore(served.asOf())) {
            latest.set(reached);
            current = following;
            next = null;
        }
    }

    /** Takes the last cut of the generation before, but only where the live one has not reached as far. */
    private void beginAt(int before, Snapshot reached, int partitions) {
        Reading last = reading(before);
        last.keeper().refresh(partitions);
        last.keeper()
                .latest()
                .filter(cut -> reached.asOf().isBefore(cut.asOf()))
                .ifPresent(cut -> {
                    latest.set(cut);
                    current = last;
                });
    }

    private Reading reading(int generation) {
        return new Reading(generation, keepers.apply(generation));
    }
}
