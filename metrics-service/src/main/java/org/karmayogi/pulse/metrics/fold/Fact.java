package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An event that the log holds about one learner.
 *
 * @param source the portal that sent it
 * @param id the portal's own id; (source, id) is the fact's identity
 * @param occurredAt when it happened, by the portal's account; facts combine in this order
 * @param receivedAt when intake took the first record of this identity, in milliseconds since 1970
 * @param offset its place in the learner's partition; −1 where it was inherited in a rebuild from learners
 * @param alias the learner's id as the portal sent it; null where that is the id the fact is kept under
 */
public record Fact(
        String source,
        String id,
        Instant occurredAt,
        long receivedAt,
        long offset,
        @Nullable String alias,
        LearningEvent event) {

    /** The order in which facts combine; the contract breaks ties by source, then the time of receipt, then id. */
    public static final Comparator<Fact> BY_OCCURRENCE = Comparator.comparing(Fact::occurredAt)
            .thenComparing(Fact::source)
            .thenComparingLong(Fact::receivedAt)
            .thenComparing(Fact::id);

    /** The id its portal sent it under; {@code key} is the one it is kept under. */
    public String sentAs(String key) {
        return alias == null ? key : alias;
    }

    /** The same fact at another place in its partition. */
    public Fact at(long place) {
        return new Fact(source, id, occurredAt, receivedAt, place, alias, event);
    }

    /** The same fact as it is kept under another key. */
    Fact under(String key, String sentAs) {
        return new Fact(source, id, occurredAt, receivedAt, offset, sentAs.equals(key) ? null : sentAs, event);
    }

    /** Whether it counts where it is kept unless another fact there says otherwise, and says nothing of others. */
    boolean isPlain() {
        return alias == null && (isUsual() || !(event instanceof LearningEvent.Steering));
    }

    /** Nearly all facts are of these families, whose classes are told faster than interfaces are. */
    private boolean isUsual() {
        return event instanceof LearningEvent.Completed || event instanceof LearningEvent.Enrolled;
    }
}
