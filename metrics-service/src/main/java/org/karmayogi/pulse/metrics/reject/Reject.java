package org.karmayogi.pulse.metrics.reject;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;

/**
 * One record of {@code learning-rejects}.
 *
 * @param id its place on the topic, {@code partition@offset}
 * @param reason one of {@link RejectReason}'s words
 * @param source the portal; empty where the record names none
 * @param family such as {@code course.completed}; null where the record names none
 * @param errors what was answered
 * @param size bytes the item had; more than {@code body} where it was cut
 * @param body the bytes as sent; not to be changed
 * @param key what it is about, where several records may tell of it; null where each tells of something of its own
 * @param replay how it was replaced by a corrected event; null where it was not
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
public record Reject(
        String id,
        int partition,
        long offset,
        String reason,
        String source,
        @Nullable String family,
        Instant receivedAt,
        List<FieldError> errors,
        int size,
        byte[] body,
        @Nullable String key,
        @Nullable Replay replay) {

    public Reject {
        errors = List.copyOf(errors);
    }

    /** The id of a record at that place. */
    static String id(int partition, long offset) {
        return partition + "@" + offset;
    }
}
