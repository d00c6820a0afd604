package org.karmayogi.pulse.metrics.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/**
 * A record of the log that does not count, and why.
 *
 * @param reason a short stable code
 * @param detail names the offending value and what was expected
 */
record SetAsideRecord(ConsumerRecord<String, byte[]> original, String reason, String detail) {

    private static final String CONFLICT = "conflict";

    /** A record that can never count as it is. */
    static SetAsideRecord dead(ConsumerRecord<String, byte[]> original, DeadReason reason, String detail) {
        return new SetAsideRecord(original, reason.code(), detail);
    }

    /** A fact of a learner, or about an alias, who has as many as there can be. */
    static SetAsideRecord beyondCapacity(ConsumerRecord<String, byte[]> original, Arrival arrival) {
        if (arrival.fact().event() instanceof LearningEvent.Identity) {
            String alias = arrival.fact().sentAs(arrival.learnerId());
            String detail = "alias '" + alias + "' has " + FactSet.IDENTITY_CAPACITY
                    + " identity facts already, or learner '" + arrival.learnerId() + "' has as many facts as can be";
            return dead(original, DeadReason.IDENTITIES_FULL, detail);
        }
        String detail = "learner '" + arrival.learnerId() + "' has as many facts as a learner can have";
        return dead(original, DeadReason.LEARNER_FULL, detail);
    }

    /** A fact whose identity came before with another content, which stands. */
    static SetAsideRecord conflict(ConsumerRecord<String, byte[]> original) {
        return new SetAsideRecord(
                original, CONFLICT, "the same source and id came before with another body, which stands");
    }

    boolean isConflict() {
        return reason.equals(CONFLICT);
    }

    long offset() {
        return original.offset();
    }
}
