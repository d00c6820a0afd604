package org.karmayogi.pulse.standalone.seed;

import java.time.Instant;

/** One event as a portal sends it; identity and learner beside what its family says. */
record Event(String id, String learnerId, Instant occurredAt, Detail detail) {

    sealed interface Detail {
        Family family();
    }

    record Posting(String department, String district, String category) implements Detail {
        @Override
        public Family family() {
            return Family.ONBOARDED;
        }
    }

    /** A transfer that leaves the category as it was. */
    record Transfer(String department, String district) implements Detail {
        @Override
        public Family family() {
            return Family.TRANSFERRED;
        }
    }

    record Deactivation(String reason) implements Detail {
        @Override
        public Family family() {
            return Family.DEACTIVATED;
        }
    }

    /** An enrolment, a withdrawal or a revocation. */
    record Course(Family family, String courseId) implements Detail {}

    record Completion(String courseId, int durationMinutes) implements Detail {
        @Override
        public Family family() {
            return Family.COMPLETED;
        }
    }

    Family family() {
        return detail.family();
    }

    /** Appends the event's JSON; every value is a code or an identifier of this generator, so nothing needs escaping. */
    void appendTo(StringBuilder json) {
        json.append("{\"id\":\"").append(id).append("\",\"learnerId\":\"").append(learnerId);
        json.append("\",\"occurredAt\":\"").append(occurredAt).append('"');
        if (detail instanceof Posting posting) {
            field(json, "department", posting.department());
            field(json, "district", posting.district());
            field(json, "category", posting.category());
        } else if (detail instanceof Transfer transfer) {
            field(json, "department", transfer.department());
            field(json, "district", transfer.district());
        } else if (detail instanceof Deactivation deactivation) {
            field(json, "reason", deactivation.reason());
        } else if (detail instanceof Course course) {
            field(json, "courseId", course.courseId());
        } else if (detail instanceof Completion completion) {
            field(json, "courseId", completion.courseId());
            json.append(",\"durationMinutes\":").append(completion.durationMinutes());
        }
        json.append('}');
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":\"").append(value).append('"');
    }
}
