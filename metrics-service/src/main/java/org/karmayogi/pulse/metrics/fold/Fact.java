package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import java.util.Comparator;

/**
 * An event that the log holds about one learner.
 *
 * @param source the portal that sent it
 * @param id the portal's own id; (source, id) is the fact's identity
 * @param occurredAt when it happened, by the portal's account; facts combine in this order
 * @param offset its place in the learner's partition
 */
public record Fact(String source, String id, Instant occurredAt, long offset, LearningEvent event) {

    /** The order in which facts combine; the contract breaks ties by source, then id. */
    public static final Comparator<Fact> BY_OCCURRENCE =
            Comparator.comparing(Fact::occurredAt).thenComparing(Fact::source).thenComparing(Fact::id);
}
