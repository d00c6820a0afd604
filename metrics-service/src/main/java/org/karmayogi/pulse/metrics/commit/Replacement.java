package org.karmayogi.pulse.metrics.commit;

/**
 * A document to be written on condition.
 *
 * @param seen the epoch the stored document must have; {@link #ABSENT} where none may be there
 */
public record Replacement<D>(String id, D document, long seen) {

    /** No document with the id was there. Epochs begin at 1. */
    public static final long ABSENT = 0;

    Replacement<D> expecting(long epoch) {
        return new Replacement<>(id, document, epoch);
    }
}
