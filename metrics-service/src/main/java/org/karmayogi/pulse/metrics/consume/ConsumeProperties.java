package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the log is folded.
 *
 * @param consumers threads that poll and fold, at least 1; more than the partitions are idle
 * @param flushers threads that write to the store, at least 1; one partition uses one at a time
 * @param flushInterval most between flushes of a partition that is up to date; one that has reached a mark is flushed at once.
 *     Stretched as marks are
 * @param catchUpInterval the same while a backlog is drained, so that it costs CPU and not writes
 * @param catchUpLag records a partition is behind from which on it counts as catching up
 * @param maxDirtyLearners changed learners of a partition after which it is flushed whatever the interval
 * @param learnerCache heap for learners, over all partitions of this instance; beyond it the least recently used go
 * @param rebuildShare part of its time, above 0 to 1, that a consumer folds into a generation that is built beside the live one;
 *     the rest is left to queries
 * @param markInterval least time between two marks: the broker is asked for the log's end, which is what {@code asOf} is made of, and
 *     all partitions flush as they reach it. Where these flushes take longer, marks are as far apart as they take, a second at most
 */
@ConfigurationProperties("pulse.metrics.consume")
public record ConsumeProperties(
        @DefaultValue("2") int consumers,
        @DefaultValue("2") int flushers,
        @DefaultValue("200ms") Duration flushInterval,
        @DefaultValue("10s") Duration catchUpInterval,
        @DefaultValue("10000") long catchUpLag,
        @DefaultValue("50000") int maxDirtyLearners,
        @DefaultValue("512MB") DataSize learnerCache,
        @DefaultValue("0.35") double rebuildShare,
        @DefaultValue("150ms") Duration markInterval) {

    public ConsumeProperties {
        require(consumers >= 1, "consumers", consumers, "at least 1");
        require(flushers >= 1, "flushers", flushers, "at least 1");
        require(flushInterval.toMillis() >= 10, "flush-interval", flushInterval, "at least 10ms");
        require(
                catchUpInterval.compareTo(flushInterval) >= 0,
                "catch-up-interval",
                catchUpInterval,
                "at least the flush interval, " + flushInterval);
        require(catchUpLag >= 1, "catch-up-lag", catchUpLag, "at least 1");
        require(maxDirtyLearners >= 1, "max-dirty-learners", maxDirtyLearners, "at least 1");
        require(learnerCache.toMegabytes() >= 1, "learner-cache", learnerCache, "at least 1MB");
        require(rebuildShare > 0 && rebuildShare <= 1, "rebuild-share", rebuildShare, "above 0 and at most 1");
        require(markInterval.toMillis() >= 10, "mark-interval", markInterval, "at least 10ms");
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "pulse.metrics.consume." + name + " is " + value + ", but must be " + expected);
        }
    }
}
