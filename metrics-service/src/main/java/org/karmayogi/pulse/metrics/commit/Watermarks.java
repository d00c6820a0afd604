package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Moments at which the broker was asked for the partition's end: everything acknowledged before such a moment lies before
 * that end, so once the checkpoint has reached it, the figures are complete through the moment. Not thread-safe.
 */
final class Watermarks {

    /** Enough for a flush that takes 10 s at five questions a second; beyond it the older half thins out. */
    private static final int CAPACITY = 64;

    private record Mark(Instant moment, long end) {}

    private final Deque<Mark> open = new ArrayDeque<>();
    private Instant closedThrough = Instant.MIN;

    /**
     * Notes an answer.
     *
     * @param moment a time before the broker was asked
     * @param end the offset behind the partition's last record
     */
    void note(Instant moment, long end) {
        if (!moment.isAfter(closedThrough)) {
            return;
        }
        if (open.size() == CAPACITY) {
            thinOut();
        }
        open.addLast(new Mark(moment, end));
    }

    /** The latest moment that a checkpoint at this offset is complete through; null where none is known. */
    @Nullable Instant reachedAt(long offset) {
        @Nullable Instant reached = null;
        for (Mark mark : open) {
            if (mark.end() - 1 <= offset) {
                reached = mark.moment();
            }
        }
        return reached;
    }

    /**
     * Forgets the moments that a checkpoint is complete through. Those that became known while its flush ran are kept, even if their end
     * lies before its offset: the checkpoint does not say them yet, and nothing else would come to be flushed in a partition at rest.
     */
    void forgetThrough(Instant moment) {
        open.removeIf(mark -> !mark.moment().isAfter(moment));
    }

    /** Forgets the moments until then, also those that are noted later. */
    void closeThrough(Instant moment) {
        closedThrough = moment;
        forgetThrough(moment);
    }

    private void thinOut() {
        boolean[] keep = {false};
        open.removeIf(mark -> {
            keep[0] = !keep[0];
            return !keep[0];
        });
    }
}
