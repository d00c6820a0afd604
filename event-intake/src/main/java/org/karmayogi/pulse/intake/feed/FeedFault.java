package org.karmayogi.pulse.intake.feed;

import org.karmayogi.pulse.edge.problem.FieldError;

/** An item of a feed does not say rightly what it means to say. */
public final class FeedFault extends RuntimeException {

    private final String pointer;

    /**
     * A fault at one place.
     *
     * @param pointer the JSON pointer to it within the item
     * @param detail one sentence that names the offending value and what was expected
     */
    public FeedFault(String pointer, String detail) {
        super(detail);
        this.pointer = pointer;
    }

    /** The fault as it is answered. */
    public FieldError error() {
        return new FieldError(pointer, String.valueOf(getMessage()));
    }
}
