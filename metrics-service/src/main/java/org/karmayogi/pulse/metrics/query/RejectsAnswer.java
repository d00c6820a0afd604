package org.karmayogi.pulse.metrics.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.metrics.reject.Reject;
import org.karmayogi.pulse.metrics.reject.RejectCount;
import org.karmayogi.pulse.metrics.reject.Replay;

/**
 * What was refused and why; the answer to {@code GET /v1/rejects}.
 *
 * @param counts of all that the filter lets through, by source and reason
 * @param items the latest first, without their bodies
 */
record RejectsAnswer(
        List<RejectCount> counts,
        List<Item> items,
        @Nullable String nextCursor) {

    /**
     * One of them.
     *
     * @param id its place on {@code learning-rejects}, {@code partition@offset}
     * @param family such as {@code course.completed}; null where it is not known
     * @param size bytes that were sent
     * @param replay when, by whom and as which event it was replayed first; null where it was not
     */
    record Item(
            String id,
            String reason,
            String source,
            @Nullable String family,
            Instant receivedAt,
            List<FieldError> errors,
            int size,
            @Nullable Replay replay) {

        static Item of(Reject reject) {
            return new Item(
                    reject.id(),
                    reject.reason(),
                    reject.source(),
                    reject.family(),
                    reject.receivedAt(),
                    reject.errors(),
                    reject.size(),
                    reject.replay());
        }
    }

    /**
     * One of them with what was sent, up to 64 KiB; the answer to {@code GET /v1/rejects/{id}}.
     *
     * @param body as text, where it is valid UTF-8
     * @param bodyBase64 otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            Item reject, @Nullable String body, @Nullable String bodyBase64) {

        static Detail of(Reject reject) {
            Item item = Item.of(reject);
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(reject.body()))
                        .toString();
                return new Detail(item, text, null);
            } catch (CharacterCodingException e) {
                return new Detail(item, null, Base64.getEncoder().encodeToString(reject.body()));
            }
        }
    }
}
