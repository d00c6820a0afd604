package org.karmayogi.pulse.enrolment.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.karmayogi.pulse.enrolment.portal.TelemetryRules;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** What a person is enrolled in. */
sealed interface Enrolled {

    /** Types of what stands around an enrolment and is never what a person is enrolled in. */
    Set<String> AROUND = Set.of("user", "coursebatch", "batch", "request");

    /** A course. */
    record Course(JsonAt id) implements Enrolled {}

    /** Something else by the portal's rules: an event, a webinar, a programme. */
    record Other(JsonAt type) implements Enrolled {}

    /**
     * What the type in {@code cdata} says before that of {@code object}, and either before the top of the object's
     * hierarchy, which has no type and may be a programme around the course.
     *
     * @throws FeedFault if it names no course, or more than one
     */
    static Enrolled in(JsonAt audit, TelemetryRules rules) {
        JsonAt cdata = audit.get("context").get("cdata");
        List<JsonAt> related = cdata.isObject() ? List.of(cdata) : cdata.elements();
        List<JsonAt> courses = related.stream()
                .filter(each -> isCourse(each, rules))
                .map(each -> each.get("id"))
                .toList();
        if (courses.stream().map(JsonAt::idText).distinct().count() > 1) {
            throw new FeedFault(
                    cdata.pointer(), "There is more than one course in cdata: which one is meant can not be told.");
        }
        JsonAt object = audit.get("object");
        if (courses.isEmpty() && isCourse(object, rules)) {
            courses = List.of(object.get("id"));
        }
        if (!courses.isEmpty()) {
            return new Course(courses.get(0));
        }
        Optional<JsonAt> other = related.stream().filter(Enrolled::isThing).findFirst();
        return other.or(() -> Optional.of(object).filter(Enrolled::isThing))
                .<Enrolled>map(each -> new Other(each.get("type")))
                .orElseGet(() -> new Course(top(object, cdata)));
    }

    private static boolean isCourse(JsonAt related, TelemetryRules rules) {
        return rules.objectTypes().stream().anyMatch(related.get("type")::isText);
    }

    private static boolean isThing(JsonAt related) {
        JsonAt type = related.get("type");
        return !type.isBlank() && AROUND.stream().noneMatch(type::isText);
    }

    private static JsonAt top(JsonAt object, JsonAt cdata) {
        JsonAt top = object.get("rollup").get("l1");
        if (top.isMissing()) {
            throw new FeedFault(cdata.pointer(), "There is no course in cdata, and no object.rollup.l1.");
        }
        return top;
    }
}
