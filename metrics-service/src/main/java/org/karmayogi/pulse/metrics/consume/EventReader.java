package org.karmayogi.pulse.metrics.consume;

import static org.karmayogi.pulse.metrics.consume.Fields.identifier;
import static org.karmayogi.pulse.metrics.consume.Fields.required;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.CourseId;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/** What the data of a record says, by its family. Thread-safe. */
final class EventReader {

    private final Set<String> departments;
    private final Set<String> districts;

    EventReader(Set<String> departments, Set<String> districts) {
        this.departments = departments;
        this.districts = districts;
    }

    /**
     * The event.
     *
     * @param id of the event
     * @param sentAs the id its sender sent it under
     */
    LearningEvent read(String family, EventData data, String id, String sentAs) throws DeadRecordException {
        return switch (family) {
            case LearningEvent.Onboarded.FAMILY ->
                new LearningEvent.Onboarded(
                        code("department", data.department, departments),
                        code("district", data.district, districts),
                        category(required("category", data.category)),
                        data.name);
            case LearningEvent.Transferred.FAMILY ->
                new LearningEvent.Transferred(
                        code("department", data.department, departments),
                        code("district", data.district, districts),
                        data.category == null ? null : category(data.category));
            case LearningEvent.Deactivated.FAMILY -> new LearningEvent.Deactivated(data.reason);
            case LearningEvent.Enrolled.FAMILY -> new LearningEvent.Enrolled(course(data));
            case LearningEvent.Withdrawn.FAMILY -> new LearningEvent.Withdrawn(course(data));
            case LearningEvent.Completed.FAMILY -> {
                @Nullable Integer minutes = data.durationMinutes;
                yield new LearningEvent.Completed(course(data), minutes == null ? 0 : minutes, data.certificateId);
            }
            case LearningEvent.Revoked.FAMILY -> new LearningEvent.Revoked(course(data), data.reason);
            case LearningEvent.IdentityLinked.FAMILY ->
                new LearningEvent.IdentityLinked(other("learnerId", data.learnerId, "the alias", sentAs), data.reason);
            case LearningEvent.IdentityUnlinked.FAMILY ->
                new LearningEvent.IdentityUnlinked(
                        other("learnerId", data.learnerId, "the alias", sentAs), data.reason);
            case LearningEvent.StatementRecorded.FAMILY ->
                new LearningEvent.StatementRecorded(identifier("learnerId", data.learnerId));
            case LearningEvent.StatementVoided.FAMILY -> new LearningEvent.StatementVoided();
            case LearningEvent.EventVoided.FAMILY ->
                new LearningEvent.EventVoided(other("eventId", data.eventId, "the event's own id", id));
            default -> throw new DeadRecordException(DeadReason.UNKNOWN_TYPE, "family '" + family + "' is not known");
        };
    }

    private static String course(EventData data) throws DeadRecordException {
        String course = required("courseId", data.courseId);
        @Nullable String fault = CourseId.fault(course).orElse(null);
        if (fault != null) {
            throw new DeadRecordException(DeadReason.INVALID, "courseId " + fault);
        }
        return course;
    }

    private static String other(String field, @Nullable String value, String what, String forbidden)
            throws DeadRecordException {
        String other = identifier(field, value);
        if (other.equals(forbidden)) {
            throw new DeadRecordException(DeadReason.INVALID, field + " '" + other + "' is " + what);
        }
        return other;
    }

    private static Category category(String code) throws DeadRecordException {
        return Category.of(code)
                .orElseThrow(() -> new DeadRecordException(
                        DeadReason.INVALID, "category '" + code + "' is not officer, employee or teacher"));
    }

    private static String code(String field, @Nullable String value, Set<String> known) throws DeadRecordException {
        String code = required(field, value);
        if (!known.contains(code)) {
            throw new DeadRecordException(DeadReason.INVALID, field + " '" + code + "' is not in the register");
        }
        return code;
    }
}
