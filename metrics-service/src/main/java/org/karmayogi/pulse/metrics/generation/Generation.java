package org.karmayogi.pulse.metrics.generation;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One generation.
 *
 * @param number names it for ever; the first is 0
 * @param foldVersion the meaning of facts its totals are made with
 * @param source what it is made from
 * @param startedAt when it was asked for
 * @param changedAt when it came into this state, or, while learners are copied, when the copying instance last said so
 * @param copied learners copied so far; 0 where none are to be
 * @param detail why it failed; null otherwise
 */
public record Generation(
        int number,
        int foldVersion,
        Source source,
        State state,
        Instant startedAt,
        Instant changedAt,
        long copied,
        @Nullable String detail) {

    /** What a generation is made from. */
    public enum Source {
        /** The log, from its beginning. */
        LOG,
        /** The facts that the learners of the live generation hold, and then what the log has beside them. */
        LEARNERS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where it stands. */
    public enum State {
        /** One instance copies learners into it; nobody folds. */
        COPYING,
        /** The log is folded into it; nobody reads it. */
        BUILDING,
        /** Every answer is made from it. */
        LIVE,
        /** Another one became live; its documents are kept for a while. */
        RETIRED,
        /** It will not become live; its documents are dropped. */
        FAILED,
        /** Its documents are no more. */
        DROPPED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is on the way to become live. */
    public boolean underWay() {
        return state == State.COPYING || state == State.BUILDING;
    }

    Generation to(State next, Instant now) {
        return new Generation(number, foldVersion, source, next, startedAt, now, copied, detail);
    }

    Generation copied(long learners, Instant now) {
        return new Generation(number, foldVersion, source, state, startedAt, now, learners, detail);
    }

    Generation failed(String why, Instant now) {
        return new Generation(number, foldVersion, source, State.FAILED, startedAt, now, copied, why);
    }
}
