package org.karmayogi.pulse.metrics.consume;

import org.apache.kafka.clients.consumer.ConsumerRecord;

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
