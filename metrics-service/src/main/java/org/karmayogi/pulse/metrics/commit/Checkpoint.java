package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commit point of one partition: everything at or before {@code offset} counts, everything after it is not there yet.
 *
 * @param topicId the log this checkpoint is about; offsets mean nothing in another one
 * @param epoch the fencing token of the owner that wrote it; grows with every take-over
 * @param offset last offset that counts; −1 before the first
 * @param completeThrough every event acknowledged before this moment counts; null until that was first known
 * @param recent the latest flushes, oldest first, each with the totals it changed, so that a reader need not read all of them
 */
public record Checkpoint(
        int partition,
        String topicId,
        long epoch,
        long offset,
        @Nullable Instant completeThrough,
        List<Change> recent) {

    /** The same without what changed recently. */
    public Checkpoint alone() {
        return new Checkpoint(partition, topicId, epoch, offset, completeThrough, List.of());
    }

    /** The offset before the first record of a partition. */
    public static final long NOTHING = -1;

    /** Ids kept in {@link #recent} over all flushes but the last; about 30 bytes each, rewritten with every flush. */
    static final int RECENT_IDS = 1_000;

    /** Ids of the last flush kept in {@link #recent}: a backlog's flush changes thousands. Half a megabyte of the 16 a document has. */
    static final int LAST_IDS = 15_000;

    /** Flushes kept in {@link #recent}; a reader that looks every 100 ms misses none of them at seven flushes a second. */
    static final int RECENT_FLUSHES = 4;

    /**
     * One flush.
     *
     * @param from the checkpoint's offset before it
     * @param to the checkpoint's offset after it
     * @param totals ids of the totals it changed
     */
    public record Change(long from, long to, List<String> totals) {}

    public Checkpoint {
        recent = List.copyOf(recent);
    }

    /**
     * The moment that a cut through these checkpoints is complete through: the least of theirs.
     *
     * @param partitions how many partitions the log has
     * @return null where a partition has no checkpoint, or one that is complete through no known moment
     */
    public static @Nullable Instant completeThrough(Collection<Checkpoint> checkpoints, int partitions) {
        if (checkpoints.size() < partitions) {
            return null;
        }
        @Nullable Instant least = null;
        for (Checkpoint checkpoint : checkpoints) {
            @Nullable Instant through = checkpoint.completeThrough();
            if (through == null) {
                return null;
            }
            least = least == null || through.isBefore(least) ? through : least;
        }
        return least;
    }
}
