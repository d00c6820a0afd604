package org.karmayogi.pulse.enrolment.telemetry;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** An {@code AUDIT}: the state of something changed, here of a person's enrolment. */
final class AuditEvent {

    private static final Map<String, Family> FAMILIES = Map.of(
            "enrol", Family.COURSE_ENROLLED,
            "unenrol", Family.COURSE_WITHDRAWN,
            "enrol-complete", Family.COURSE_COMPLETED);

    private AuditEvent() {}

    /**
     * What it says.
     *
     * @throws FeedFault if it is about an enrolment and lacks the person, the course, its identity or its time
     */
    static Reading read(JsonAt event) {
        JsonAt type = event.get("edata").get("type");
        Family family = type.node().isString() ? FAMILIES.get(type.text()) : null;
        if (family == null) {
            return new Reading.Other(
                    AsideReason.OTHER_EVENT,
                    new FieldError(
                            type.pointer(),
                            "Counted are the types enrol, unenrol and enrol-complete; this is " + type.found() + "."));
        }
        Reading.Course course = Envelope.begin(family, event);
        JsonAt person = person(event);
        JsonAt courseId = courseId(event);
        return course.with(Field.LEARNER_ID, person.idText(), person.pointer())
                .with(Field.COURSE_ID, courseId.idText(), courseId.pointer());
    }

    /** The object before the actor: the object is whose state changed, the actor who changed it, which may be an administrator. */
    private static JsonAt person(JsonAt event) {
        return Stream.of(event.get("object"), event.get("actor"))
                .filter(each -> each.get("type").isText("User"))
                .findFirst()
                .orElseThrow(() -> new FeedFault(
                        "/actor",
                        "Neither the object nor the actor is a User: their types are "
                                + event.get("object").get("type").found() + " and "
                                + event.get("actor").get("type").found() + "."))
                .get("id");
    }

    /** The Course that the event is about before the top of the object's hierarchy, which may be a programme around it. */
    private static JsonAt courseId(JsonAt event) {
        JsonAt cdata = event.get("context").get("cdata");
        List<JsonAt> courses = (cdata.isObject() ? List.of(cdata) : cdata.elements())
                .stream()
                        .filter(each -> each.get("type").isText("Course"))
                        .map(each -> each.get("id"))
                        .toList();
        if (courses.isEmpty()) {
            JsonAt top = event.get("object").get("rollup").get("l1");
            if (top.isMissing()) {
                throw new FeedFault(cdata.pointer(), "There is no Course in cdata, and no object.rollup.l1.");
            }
            return top;
        }
        if (courses.stream().map(JsonAt::idText).distinct().count() > 1) {
            throw new FeedFault(
                    cdata.pointer(), "There is more than one Course in cdata: which one is meant can not be told.");
        }
        return courses.get(0);
    }
}
