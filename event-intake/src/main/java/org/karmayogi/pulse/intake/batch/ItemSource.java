package org.karmayogi.pulse.intake.batch;

import org.jspecify.annotations.Nullable;

/**
 * A request's items in the order sent, each read when it is asked for. Reading throws {@link MalformedBodyException}, and
 * {@link org.karmayogi.pulse.intake.limit.LimitExceededException}; the items before have been given then. Confined to one request.
 */
public interface ItemSource extends AutoCloseable {

    /** No more of an item's bytes are kept while it is read. */
    int MOST_KEPT = 64 * 1024;

    /** Whether the request is one event by itself, rather than a list that may have any number of them. */
    boolean isSingle();

    /** The next item; null after the last. */
    @Nullable RawItem next();

    /** The bytes of the item that was read last as they were sent, at most {@link #MOST_KEPT} of them. */
    byte[] original();

    @Override
    void close();
}
