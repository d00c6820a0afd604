package org.karmayogi.pulse.e2e.history;

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
        ONBOARDED("/v1/onboardings"),
        TRANSFERRED("/v1/transfers"),
        DEACTIVATED("/v1/deactivations"),
        ENROLLED("/v1/enrolments"),
        WITHDRAWN("/v1/withdrawals"),
        COMPLETED("/v1/completions"),
        REVOKED("/v1/revocations");

        private final String path;

        Kind(String path) {
            this.path = path;
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

    PortalEvent from(String otherSource) {
        return new PortalEvent(otherSource, kind, id, learnerId, occurredAt, fields);
    }
}
