package org.karmayogi.pulse.intake.event;

import org.jspecify.annotations.Nullable;

/**
 * A record of {@code learning-events} that goes beside events under a key of its own, for example what is known of a
 * statement under its id.
 *
 * @param type its name without version, for example {@code statement.recorded}
 * @param key what it is about; decides the partition
 * @param id unique per source and type
 * @param time RFC 3339 with an offset
 * @param learnerId the learner that it names; null where it names none
 */
public record LogRecord(
        String type,
        String key,
        String id,
        String time,
        @Nullable String learnerId) {

    /** The CloudEvents type of version 1. */
    public String cloudEventsType() {
        return "in.karmayogi." + type + ".v1";
    }
}
