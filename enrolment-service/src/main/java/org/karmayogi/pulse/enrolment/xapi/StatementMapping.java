package org.karmayogi.pulse.enrolment.xapi;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.enrolment.portal.XapiRules;
import org.karmayogi.pulse.enrolment.xapi.statement.Durations;
import org.karmayogi.pulse.enrolment.xapi.statement.Timestamps;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.LogRecord;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;
import org.karmayogi.pulse.intake.validation.TimeWindow;

/**
 * What an allowed statement says of a course, by its portal's rules. Pure: the same bytes say the same, but for a
 * time they leave open.
 *
 * @param source the portal
 */
record StatementMapping(String source, Meanings meanings, LearnerRule learners, CourseRule courses) {

    /** As {@code course.completed} has it. */
    private static final int MOST_MINUTES = 60_000;

    static StatementMapping of(String source, XapiRules rules, AccountSystem system) {
        return new StatementMapping(
                source, Meanings.of(rules), new LearnerRule(rules.actor(), system), CourseRule.of(rules.course()));
    }

    Reading map(Statement statement, Instant receivedAt) {
        if (statement.isVoiding()) {
            return voiding(statement, receivedAt);
        }
        JsonAt object = statement.json().get("object");
        JsonAt objectType = object.get("objectType");
        JsonAt activityType = object.get("definition").get("type");
        JsonAt completion = statement.json().get("result").get("completion");
        Optional<Family> family = meanings.ofVerb(statement.verb());
        if (family.isEmpty()) {
            return aside(
                    AsideReason.OTHER_EVENT, "/verb/id", "The verb " + quoted(statement.verb()) + " is not counted.");
        }
        if (!objectType.isMissing() && !objectType.text().equals("Activity")) {
            return aside(
                    AsideReason.NOT_A_COURSE,
                    objectType.pointer(),
                    "The object is not an Activity: it is " + objectType.found() + ".");
        }
        if (activityType.isMissing() || !meanings.types().contains(activityType.text())) {
            return aside(
                    AsideReason.NOT_A_COURSE,
                    activityType.pointer(),
                    "The activity's type is not that of a course: it is " + activityType.found() + ".");
        }
        if (family.get() == Family.COURSE_COMPLETED
                && completion.node().isBoolean()
                && !completion.node().asBoolean()) {
            return aside(AsideReason.NOT_COMPLETED, completion.pointer(), "The result says that it is not completed.");
        }
        return course(family.get(), statement, receivedAt);
    }

    private Reading course(Family family, Statement statement, Instant receivedAt) {
        JsonAt json = statement.json();
        Reading.Course course = new Reading.Course(family)
                .with(Field.ID, statement.canonicalId(), "/id")
                .with(Field.OCCURRED_AT, time(statement, receivedAt), "/timestamp");
        try {
            learners.read(json.get("actor"), course);
            courses.read(json.get("object").get("id"), course);
        } catch (FeedFault e) {
            return new Reading.Other(AsideReason.UNMAPPED, e.error());
        }
        JsonAt duration = json.get("result").get("duration");
        if (family == Family.COURSE_COMPLETED && !duration.isMissing()) {
            OptionalInt minutes = Durations.minutes(duration.text(), MOST_MINUTES);
            minutes.ifPresent(
                    length -> course.with(Field.DURATION_MINUTES, Integer.toString(length), duration.pointer()));
        }
        return course.with(new LogRecord(
                "statement.recorded",
                key(statement.canonicalId()),
                statement.canonicalId(),
                course.values().require(Field.OCCURRED_AT),
                course.values().require(Field.LEARNER_ID)));
    }

    /**
     * What is voided may have come before, may come later, or never: the fold finds it by its id. When it was voided
     * says nothing that counts, so a time that no record may have gives way to the time received.
     */
    private Reading voiding(Statement statement, Instant receivedAt) {
        String voided =
                Statement.canonical(statement.json().get("object").get("id").text());
        String time = time(statement, receivedAt);
        String recorded = TimeWindow.at(receivedAt).fault(time).isEmpty() ? time : stored(receivedAt);
        return new Reading.Note(
                new LogRecord("statement.voided", key(voided), statement.canonicalId(), recorded, null));
    }

    private String key(String statementId) {
        return "xapi|" + source + "|" + statementId;
    }

    /**
     * Without a time the standard takes the one at which the statement was stored. A replay then differs from the
     * first: the fold lets the first stand and sets the other aside.
     */
    private static String time(Statement statement, Instant receivedAt) {
        JsonAt timestamp = statement.json().get("timestamp");
        return timestamp.isMissing() ? stored(receivedAt) : Timestamps.rfc3339(timestamp.text());
    }

    private static String stored(Instant receivedAt) {
        return receivedAt.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Reading aside(AsideReason reason, String pointer, String detail) {
        return new Reading.Other(reason, new FieldError(pointer, detail));
    }

    private static String quoted(String text) {
        return "'" + Quoted.of(text) + "'";
    }
}
