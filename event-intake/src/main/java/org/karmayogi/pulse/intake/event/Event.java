package org.karmayogi.pulse.intake.event;

/** A valid event: every value is what its family's schema, the registers and the clock ask for. */
public record Event(Family family, FieldValues values) {

    /** The sender's id, unique per source. */
    public String id() {
        return values.require(Field.ID);
    }

    /**
     * What the record is keyed by, which decides the partition: the learner, or the alias of an identity. As it was
     * sent.
     */
    public String subject() {
        return values.require(family.subject());
    }

    /** The learner, as it was sent. */
    public String learnerId() {
        return values.require(Field.LEARNER_ID);
    }

    /** RFC 3339 with an offset, as it was sent. */
    public String occurredAt() {
        return values.require(Field.OCCURRED_AT);
    }

    /** Equal for equal events, and for others in all likelihood another. */
    public long fingerprint() {
        return values.fingerprint() * 31 + family.type().hashCode();
    }
}
