package org.karmayogi.pulse.intake.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;

/**
 * The latest that is known about an alias.
 *
 * @param alias an identifier: 1 to 128 characters of ASCII
 * @param learnerId what it was linked to, or unlinked from; an identifier, too
 * @param linked whether it stands for the learner; else it is kept for its time, so that an older link does not come
 *     back
 * @param occurredAt when it was linked or unlinked
 * @param receivedAt when intake took that, to the millisecond
 */
public record Identity(String alias, String learnerId, boolean linked, Instant occurredAt, Instant receivedAt) {

    /** What an event of an identity's family says. */
    public static Identity of(Event event, Instant receivedAt) {
        return new Identity(
                event.values().require(Field.ALIAS),
                event.learnerId(),
                event.family() == Family.IDENTITY_LINKED,
                OffsetDateTime.parse(event.occurredAt()).toInstant(),
                receivedAt.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Whether this takes the place of what was known about the alias: it is not older, and no unlink of a learner
     * that the alias does not stand for.
     */
    public boolean replaces(Identity known) {
        int order = occurredAt.compareTo(known.occurredAt);
        boolean newer = order > 0 || (order == 0 && receivedAt.compareTo(known.receivedAt) >= 0);
        return newer && (linked || !known.linked || learnerId.equals(known.learnerId));
    }
}
