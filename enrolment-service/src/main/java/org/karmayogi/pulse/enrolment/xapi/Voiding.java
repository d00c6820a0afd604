package org.karmayogi.pulse.enrolment.xapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/**
 * What a voiding statement takes back. It names another statement, and neither learner nor course; what is not in the same request is
 * not known here, and is refused rather than guessed or passed over.
 */
final class Voiding {

    private Voiding() {}

    /**
     * Maps a voiding statement.
     *
     * @param readings what the request's other statements say, by their canonical ids
     * @throws FeedFault if it can not be told exactly what is taken back
     */
    static Reading map(Statement voiding, Map<String, Reading> readings, Instant receivedAt) {
        JsonAt object = voiding.json().get("object");
        JsonAt type = object.get("objectType");
        LearnerRule.identifier(voiding.json().get("actor"));
        if (!type.text().equals("StatementRef")) {
            throw new FeedFault(type.pointer(), "What is voided is a StatementRef; it is " + type.found() + ".");
        }
        JsonAt id = object.get("id");
        Reading voided = readings.get(Statement.canonical(Statement.uuid(id)));
        if (voided instanceof Reading.Course course) {
            return undoing(course, id, voiding, receivedAt);
        }
        if (voided instanceof Reading.Other) {
            return new Reading.Other(
                    AsideReason.OTHER_EVENT,
                    new FieldError(id.pointer(), "The voided statement tells nothing that is counted."));
        }
        throw new FeedFault(
                id.pointer(),
                "Which learner and course the statement " + id.found()
                        + " is about is known only within its own request. Send them:"
                        + " POST /v1/revocations for a completion, /v1/withdrawals for an enrolment.");
    }

    private static Reading undoing(Reading.Course voided, JsonAt id, Statement voiding, Instant receivedAt) {
        @Nullable Family family = Verb.undoing(voided.family());
        if (family == null) {
            throw new FeedFault(
                    id.pointer(), "A withdrawal is not taken back by voiding it; send another registered statement.");
        }
        Reading.Course undoing = StatementMapping.begin(family, voiding, receivedAt);
        String at = undoing.values().require(Field.OCCURRED_AT);
        String voidedAt = voided.values().require(Field.OCCURRED_AT);
        if (!isLater(at, voidedAt)) {
            throw new FeedFault(
                    "/timestamp",
                    "What is voided at " + at + " happened at " + voidedAt
                            + "; only what happened before is taken back.");
        }
        return undoing.with(Field.LEARNER_ID, voided.values().require(Field.LEARNER_ID), id.pointer())
                .with(Field.COURSE_ID, voided.values().require(Field.COURSE_ID), id.pointer());
    }

    private static boolean isLater(String time, String than) {
        try {
            return OffsetDateTime.parse(time).isAfter(OffsetDateTime.parse(than));
        } catch (DateTimeException e) {
            // One of the two is no time, which the field's own rule tells better.
            return true;
        }
    }
}
