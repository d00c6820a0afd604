package org.karmayogi.pulse.enrolment.telemetry;

import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.enrolment.portal.TelemetryRules;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** An {@code AUDIT}: the state of something changed, here of a person's enrolment. */
record AuditEvent(JsonAt json, TelemetryRules rules) {

    /**
     * What it says.
     *
     * @throws FeedFault if it is about an enrolment in a course and lacks the person, the course, its identity or its
     *     time
     */
    Reading read() {
        return Kind.of(json).map(this::about).orElseGet(this::otherKind);
    }

    private Reading about(Kind kind) {
        Enrolled enrolled = Enrolled.in(json, rules);
        if (enrolled instanceof Enrolled.Other other) {
            return new Reading.Other(
                    AsideReason.NOT_A_COURSE,
                    new FieldError(
                            other.type().pointer(),
                            "Courses are of the types " + String.join(", ", rules.objectTypes()) + "; this is "
                                    + other.type().found() + "."));
        }
        JsonAt course = ((Enrolled.Course) enrolled).id();
        return Envelope.begin(kind, json, person(), course);
    }

    private Reading otherKind() {
        JsonAt edata = json.get("edata");
        return new Reading.Other(
                AsideReason.OTHER_EVENT,
                new FieldError(
                        edata.get("type").pointer(),
                        "Counted are the type enrol with the state Create or Update, and enrol-complete; this is "
                                + edata.get("type").found() + " with the state "
                                + edata.get("state").found() + "."));
    }

    /**
     * The object before the actor: the object is whose state changed, the actor who changed it, which may be an
     * administrator. An object that is a User without an id says nothing, and then the actor is the person.
     */
    private JsonAt person() {
        JsonAt object = json.get("object");
        JsonAt actor = json.get("actor");
        List<JsonAt> users = List.of(object, actor).stream()
                .filter(each -> each.get("type").isText("User"))
                .map(each -> each.get("id"))
                .toList();
        if (users.isEmpty()) {
            throw new FeedFault(
                    "/actor",
                    "Neither the object nor the actor is a User: their types are "
                            + object.get("type").found() + " and "
                            + actor.get("type").found() + ".");
        }
        return users.stream().filter(id -> !id.isBlank()).findFirst().orElse(users.get(0));
    }
}
