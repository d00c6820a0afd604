package org.karmayogi.pulse.intake.feed;

import java.time.Instant;

/**
 * A format that portals send already, and what its items say in our words. Implementations are pure and thread-safe.
 */
public interface Feed {

    /** The feed's name in meters and on set-aside records. */
    String name();

    /**
     * Whether one refused item refuses the whole request. Then only the feed's own standard refuses: what is valid by
     * it and can not be an event is set aside.
     */
    boolean isAllOrNothing();

    /**
     * Reads a whole body; one item a statement or event of it, in the order sent. The same bytes give the same items,
     * but for a time that the feed's own standard lets the receiver set.
     *
     * @throws org.karmayogi.pulse.intake.batch.MalformedBodyException if its items can not even be told apart
     */
    FeedContent read(byte[] body, Instant receivedAt);
}
