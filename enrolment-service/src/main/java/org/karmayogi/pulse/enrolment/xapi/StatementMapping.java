package org.karmayogi.pulse.enrolment.xapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** What a statement that stands by itself says about a course. Pure: the same bytes say the same, but for a time they leave open. */
record StatementMapping(LearnerRule learners, CourseRule courses) {

    private static final String COURSE = "http://adlnet.gov/expapi/activities/course";

    /**
     * Maps a statement that voids none.
     *
     * @throws FeedFault if it means to say something about a course, and does not say it rightly
     */
    Reading map(Statement statement, Instant receivedAt) {
        JsonAt json = statement.json();
        JsonAt object = json.get("object");
        JsonAt objectType = object.get("objectType");
        JsonAt activityType = object.get("definition").get("type");
        Optional<Verb> verb = Verb.ofIri(statement.verb());
        if (verb.isEmpty()) {
            return other(
                    AsideReason.OTHER_EVENT,
                    "/verb/id",
                    "The verb '" + Quoted.of(statement.verb())
                            + "' is none of registered, unregistered, completed and voided.");
        }
        if (!objectType.isMissing() && !objectType.isText("Activity")) {
            return other(
                    AsideReason.NOT_A_COURSE,
                    objectType.pointer(),
                    "The object is no Activity: " + objectType.found() + ".");
        }
        if (!activityType.isText(COURSE)) {
            return other(
                    AsideReason.NOT_A_COURSE,
                    activityType.pointer(),
                    "The activity's type is not " + COURSE + ": " + activityType.found() + ".");
        }
        Reading.Course course = begin(verb.get().family(), statement, receivedAt);
        learners.read(json.get("actor"), course);
        courses.read(object.get("id"), course);
        JsonAt duration = json.get("result").get("duration");
        if (course.family() == Family.COURSE_COMPLETED && !duration.isMissing()) {
            course.with(Field.DURATION_MINUTES, Iso8601.minutes(duration), duration.pointer());
        }
        return course;
    }

    /** The identity and the time that every event has. */
    static Reading.Course begin(Family family, Statement statement, Instant receivedAt) {
        JsonAt timestamp = statement.json().get("timestamp");
        // Without a time the standard takes the one at which the statement was stored. A replay then differs from the
        // first: the
        // fold lets the first stand and sets the other aside.
        String occurredAt = timestamp.isMissing()
                ? receivedAt.truncatedTo(ChronoUnit.MILLIS).toString()
                : Iso8601.time(timestamp);
        return new Reading.Course(family)
                .with(Field.ID, statement.canonicalId(), "/id")
                .with(Field.OCCURRED_AT, occurredAt, "/timestamp");
    }

    private static Reading other(AsideReason reason, String pointer, String detail) {
        return new Reading.Other(reason, new FieldError(pointer, detail));
    }
}
