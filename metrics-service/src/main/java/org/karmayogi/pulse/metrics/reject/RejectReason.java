package org.karmayogi.pulse.metrics.reject;

import java.util.List;
import java.util.Set;
import org.karmayogi.pulse.edge.problem.FieldError;

/**
 * Why something was rejected, in few words, so that it can be counted: {@code conflict}; {@code other-event} for an item of a
 * standard feed that tells nothing that is counted; {@code malformed} for an item that is no
 * event at all; {@code unknown-field}; {@code invalid-} and the name of the first faulty field of the contract; {@code other}.
 */
final class RejectReason {

    private static final String REFUSED = "refused";

    /** Reasons that are written by name. */
    private static final Set<String> NAMED = Set.of("conflict", "other-event");

    private static final Set<String> FIELDS = Set.of(
            "id",
            "learnerId",
            "occurredAt",
            "department",
            "district",
            "category",
            "name",
            "courseId",
            "durationMinutes",
            "certificateId",
            "reason",
            "source",
            "receivedAt");

    /** What an item of a standard feed has at its top; what is below is the sender's to name. */
    private static final Set<String> FEED_MEMBERS =
            Set.of("actor", "verb", "object", "result", "timestamp", "version", "mid", "ets", "context", "edata");

    private RejectReason() {}

    /** The word for what a record says of itself. */
    static String of(String written, List<FieldError> errors) {
        if (!written.equals(REFUSED)) {
            return NAMED.contains(written) ? written : "other";
        }
        String pointer = errors.isEmpty() ? "" : errors.get(0).pointer();
        if (pointer.isEmpty()) {
            return "malformed";
        }
        String field = pointer.substring(1).split("/", 2)[0];
        return FIELDS.contains(field) || FEED_MEMBERS.contains(field) ? "invalid-" + field : "unknown-field";
    }
}
