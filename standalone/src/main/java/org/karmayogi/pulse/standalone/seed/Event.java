package org.karmayogi.pulse.standalone.seed;

import java.time.Instant;

/** One event as a portal sends it; identity and learner beside what its family says. */
public record Event(String id, String learnerId, Instant occurredAt, Detail detail) {

    /** What its family says. */
    public sealed interface Detail {
        /** The family it makes the event one of. */
        Family family();
    }

    /** An onboarding. */
    public record Posting(String department, String district, String category) implements Detail {
        @Override
        public Family family() {
            return Family.ONBOARDED;
        }
    }

    /** A transfer that leaves the category as it was. */
    public record Transfer(String department, String district) implements Detail {
        @Override
        public Family family() {
            return Family.TRANSFERRED;
        }
    }

    /** The end of a posting. */
    public record Deactivation(String reason) implements Detail {
        @Override
        public Family family() {
            return Family.DEACTIVATED;
        }
    }

    /** An enrolment, a withdrawal or a revocation. */
    public record Course(Family family, String courseId) implements Detail {}

    /** A course completed, with its minutes. */
    public record Completion(String courseId, int durationMinutes) implements Detail {
        @Override
        public Family family() {
            return Family.COMPLETED;
        }
    }

    /** The family. */
    public Family family() {
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
