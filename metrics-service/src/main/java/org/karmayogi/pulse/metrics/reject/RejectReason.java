package org.karmayogi.pulse.metrics.reject;

import java.util.List;
import java.util.Set;
import org.karmayogi.pulse.edge.problem.FieldError;

/**
 * Why something was rejected, in few words, so that it can be counted: {@code conflict}; {@code
 * same-id-two-learners}; one of {@link #SET_ASIDE} for a valid item of a standard feed that is not counted; {@code
 * malformed} for an item that is no event at all; {@code unknown-field}; {@code invalid-} and the name of the first
 * faulty field of the contract; {@code other}.
 */
public final class RejectReason {

    /** Why valid items of the standard feeds are set aside; AsyncAPI has the list, too. */
    public static final Set<String> SET_ASIDE = Set.of(
            "other-event",
            "content-progress",
            "not-a-course",
            "not-completed",
            "unmapped",
            "out-of-range",
            "too-large");

    /** An event that was accepted, and whose id was in the log with another body. */
    public static final String CONFLICT = "conflict";

    /** The recount found an identity that was sent for two learners. */
    public static final String TWO_LEARNERS = "same-id-two-learners";

    private static final String REFUSED = "refused";

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

    /** Whether what has this reason was accepted, and is counted with the accepted. */
    public static boolean isOfAccepted(String reason) {
        return reason.equals(CONFLICT) || reason.equals(TWO_LEARNERS);
    }

    /** The word for what a record says of itself. */
    static String of(String written, List<FieldError> errors) {
        if (!written.equals(REFUSED)) {
            boolean named = isOfAccepted(written) || SET_ASIDE.contains(written);
            return named ? written : "other";
        }
        String pointer = errors.isEmpty() ? "" : errors.get(0).pointer();
        if (pointer.isEmpty()) {
            return "malformed";
        }
        String field = pointer.substring(1).split("/", 2)[0];
        return FIELDS.contains(field) || FEED_MEMBERS.contains(field) ? "invalid-" + field : "unknown-field";
    }
}
