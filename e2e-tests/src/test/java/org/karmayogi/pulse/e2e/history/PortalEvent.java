package org.karmayogi.pulse.e2e.history;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event.
 *
 * @param source whose key it is sent with; with the id, its identity
 * @param occurredAt as text, because one moment can be written in several ways
 * @param fields what its family has beside id, learner and time
 */
public record PortalEvent(
        String source, Kind kind, String id, String learnerId, String occurredAt, Map<String, Object> fields) {

    /** The families, and where each is pushed. */
    public enum Kind {
        ONBOARDED("/v1/onboardings", "learner.onboarded"),
        TRANSFERRED("/v1/transfers", "learner.transferred"),
        DEACTIVATED("/v1/deactivations", "learner.deactivated"),
        ENROLLED("/v1/enrolments", "course.enrolled"),
        WITHDRAWN("/v1/withdrawals", "course.withdrawn"),
        COMPLETED("/v1/completions", "course.completed"),
        REVOKED("/v1/revocations", "course.revoked");

        private final String path;
        private final String family;

        Kind(String path, String family) {
            this.path = path;
            this.family = family;
        }

        /** The type its records carry in the log. */
        public String type() {
            return "in.karmayogi." + family + ".v1";
        }

        public String path() {
            return path;
        }
    }

    /** A text field; empty where the event has none of that name. */
    public String text(String field) {
        return (String) fields.getOrDefault(field, "");
    }

    /** The JSON object a portal sends. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("learnerId", learnerId);
        body.put("occurredAt", occurredAt);
        body.putAll(fields);
        return body;
    }

    /** The same event with its moment in the one form that equal moments share, so that equal events are equal. */
    public PortalEvent canonical() {
        return at(OffsetDateTime.parse(occurredAt).toInstant().toString());
    }

    /** The same id with another moment: another body, and so a conflict. */
    public PortalEvent at(String moment) {
        return new PortalEvent(source, kind, id, learnerId, moment, fields);
    }

    PortalEvent from(String otherSource) {
        return new PortalEvent(otherSource, kind, id, learnerId, occurredAt, fields);
    }
}
