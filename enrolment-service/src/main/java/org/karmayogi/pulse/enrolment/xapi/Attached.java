package org.karmayogi.pulse.enrolment.xapi;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.enrolment.xapi.statement.Attachments;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The attachments of a request (1.0.3 Communication 1.5.2): each has a {@code fileUrl} or comes as a part with its
 * SHA-2, and each part is the data of one. Confined to a request.
 */
final class Attached {

    private final Map<String, Part> parts = new HashMap<>();
    private final Map<String, Part> left = new HashMap<>();

    Attached(List<Part> parts) {
        parts.forEach(part -> this.parts.put(part.hash(), part));
        left.putAll(this.parts);
    }

    /**
     * Matches the attachments of a statement with the parts.
     *
     * @throws FeedFault if one has neither part nor {@code fileUrl}, or its part says something else
     */
    void match(JsonAt statement) {
        Attachments.of(statement).forEach(attachment -> match(attachment, statement));
    }

    private void match(JsonAt attachment, JsonAt statement) {
        String hash = attachment.get("sha2").text().toLowerCase(Locale.ROOT);
        Part part = parts.get(hash);
        if (part == null) {
            if (attachment.get("fileUrl").isMissing()) {
                throw new FeedFault(
                        attachment.pointer(),
                        "The attachment has neither a fileUrl nor a part of a multipart/mixed body with its sha2.");
            }
            return;
        }
        left.remove(hash);
        requireSame(
                attachment.get("length"),
                part.header("content-length"),
                attachment.get("length").node().asString());
        requireSame(
                attachment.get("contentType"),
                part.header("content-type"),
                attachment.get("contentType").text());
        if (Signature.isIn(attachment)) {
            Signature.require(attachment, part.data(), statement);
        }
    }

    private static void requireSame(JsonAt property, @Nullable String header, String said) {
        if (header != null && !header.equals(said) && !sameType(header, said)) {
            throw new FeedFault(property.pointer(), property.found() + " is not what the header of its part says.");
        }
    }

    private static boolean sameType(String one, String other) {
        try {
            return MediaType.parseMediaType(one).equals(MediaType.parseMediaType(other));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /**
     * Refuses a part that no statement knows.
     *
     * @throws MalformedBodyException if there is one
     */
    void requireNoneLeft() {
        left.keySet().stream().findFirst().ifPresent(hash -> {
            throw new MalformedBodyException("No attachment of a statement has the sha2 " + hash + " of a part.");
        });
    }
}
