package org.karmayogi.pulse.e2e.contract;

import java.util.UUID;

/** Events as JSON texts, so that a test can write what no type would let it. */
final class Bodies {

    private Bodies() {}

    static String id() {
        return UUID.randomUUID().toString();
    }

    static String onboarding(String id, String learner, String district) {
        return """
            {"id":"%s","learnerId":"%s","occurredAt":"2024-01-15T10:30:00+05:30","department":"SOCIAL-WELFARE","district":"%s",\
            "category":"officer"}""".formatted(id, learner, district);
    }

    static String completion(String id, String learner, String course, int minutes) {
        return """
            {"id":"%s","learnerId":"%s","occurredAt":"2024-02-15T10:30:00Z","courseId":"%s","durationMinutes":%d}""".formatted(id, learner, course, minutes);
    }

    /** A month after {@link #completion}. */
    static String revocation(String id, String learner, String course) {
        return """
            {"id":"%s","learnerId":"%s","occurredAt":"2024-03-15T10:30:00Z","courseId":"%s"}""".formatted(id, learner, course);
    }

    /** A valid enrolment, in which one field is replaced, or added, by raw JSON. */
    static String enrolment(String id, String field, String json) {
        String occurredAt = field.equals("occurredAt") ? json : "\"2024-02-15T10:30:00Z\"";
        String added = field.equals("occurredAt") ? "" : ",\"" + field + "\":" + json;
        return """
            {"id":"%s","learnerId":"L-contract","occurredAt":%s,"courseId":"do_1"%s}""".formatted(id, occurredAt, added);
    }
}
