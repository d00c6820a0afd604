package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next mark is due, at which all partitions flush: once all of them have reached the last, and no sooner than an interval after
 * it. The figures are as fresh as the last partition, so none should flush twice while another has not flushed once. And a flush costs
 * by the totals that differ: ten times the events change far fewer than ten times the totals, so where flushes take long, fewer of them
 * do the same. One thread tells; {@link #stretched} is for any.
 */
final class MarkRhythm {

    /** A partition that does not reach its mark, because it is behind or its store is slow, keeps the others waiting no longer. */
    static final Duration LONGEST = Duration.ofSeconds(1);

    private final long interval;
    private final long longest;
    private volatile long apart;
    private long marked;
    private @Nullable Instant open;

    /**
     * A rhythm, with a mark due at once.
     *
     * @param interval least time between two marks
     * @param now of the clock that all times here are of, in nanoseconds
     */
    MarkRhythm(Duration interval, long now) {
        this.interval = interval.toNanos();
        this.longest = Math.max(this.interval, LONGEST.toNanos());
        this.apart = this.interval;
        this.marked = now - this.interval;
    }

    /** Whether all partitions should be given a mark. */
    boolean isDue(long now) {
        long since = now - marked;
        return since >= longest || (open == null && since >= apart);
    }

    /** They have been given the mark of that moment. */
    void marked(long now, Instant moment) {
        if (open != null) {
            apart = within(now - marked);
        }
        marked = now;
        open = moment;
    }

    /**
     * How far all of them are.
     *
     * @param completeThrough the least moment that their checkpoints are complete through; null where one is through none
     * @return whether this is the first time that all have reached the mark
     */
    boolean reached(long now, @Nullable Instant completeThrough) {
        Instant mark = open;
        if (mark == null || completeThrough == null || completeThrough.isBefore(mark)) {
            return false;
        }
        open = null;
        apart = within(now - marked);
        return true;
    }

    private long within(long nanos) {
        return Math.max(interval, Math.min(longest, nanos));
    }

    /** A time that belongs to the shortest rhythm, as long as it is in the present one. */
    Duration stretched(Duration time) {
        return Duration.ofNanos((long) ((double) time.toNanos() / interval * apart));
    }
}
