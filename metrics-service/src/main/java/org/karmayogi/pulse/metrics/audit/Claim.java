package org.karmayogi.pulse.metrics.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/**
 * What was sent for one person under an identity that another person's event has, too.
 *
 * @param learnerId the person's id as it was sent
 * @param family such as {@code course.completed}
 * @param occurredAt when it happened, by the portal's account
 * @param receivedAt when intake took it first
 * @param courseId null where it is about no course
 * @param partition of the log
 * @param offset its place there; -1 where it was taken over from learners after the log was lost
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Claim(
        String learnerId,
        String family,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable String courseId,
        int partition,
        long offset) {

    /** What came first: partitions have no order among each other, so by the time of receipt, and ties by place. */
    static final Comparator<Claim> BY_ARRIVAL = Comparator.comparing(Claim::receivedAt)
            .thenComparingInt(Claim::partition)
            .thenComparingLong(Claim::offset);

    /** What a fact of a document claims. */
    static Claim of(String document, int partition, Fact fact) {
        return new Claim(
                fact.sentAs(document),
                fact.event().family(),
                fact.occurredAt(),
                Instant.ofEpochMilli(fact.receivedAt()),
                fact.event() instanceof LearningEvent.OnCourse onCourse ? onCourse.courseId() : null,
                partition,
                fact.offset());
    }

    /** Whether a fact is an event of a portal about a person, and no statement about other records. */
    static boolean isMadeBy(Fact fact) {
        LearningEvent event = fact.event();
        return event instanceof LearningEvent.Posted
                || event instanceof LearningEvent.Deactivated
                || event instanceof LearningEvent.OnCourse;
    }
}
