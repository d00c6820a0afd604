package org.karmayogi.pulse.enrolment.telemetry;

import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** A {@code BE_JOB_REQUEST} that updates an enrolment's progress: with all its contents completed, so is the course. */
final class ProgressEvent {

    private static final long COMPLETED = 2;

    private ProgressEvent() {}

    /**
     * What it says.
     *
     * @throws FeedFault if it completes a course and lacks the person, the course, its identity or its time; or if a content's status is
     *     none of 0, 1 and 2
     */
    static Reading read(JsonAt event) {
        JsonAt edata = event.get("edata");
        JsonAt action = edata.get("action");
        if (!action.node().isString() || !action.text().equals("batch-enrolment-update")) {
            return other(action, "Counted is the action batch-enrolment-update; this is " + action.found() + ".");
        }
        JsonAt contents = edata.get("contents");
        List<JsonAt> statuses =
                contents.elements().stream().map(each -> each.get("status")).toList();
        if (statuses.isEmpty()) {
            return other(contents, "Without contents nothing is completed.");
        }
        // All of them are read: a status that is none is an error, not a course that goes on.
        long completed =
                statuses.stream().filter(status -> status(status) == COMPLETED).count();
        if (completed < statuses.size()) {
            return other(
                    contents, "Completed are " + completed + " of " + statuses.size() + " contents; counted are all.");
        }
        JsonAt person = edata.get("userId");
        JsonAt course = edata.get("courseId");
        return Envelope.begin(Family.COURSE_COMPLETED, event)
                .with(Field.LEARNER_ID, person.idText(), person.pointer())
                .with(Field.COURSE_ID, course.idText(), course.pointer());
    }

    private static long status(JsonAt status) {
        long number = status.wholeNumber();
        if (number < 0 || number > COMPLETED) {
            throw new FeedFault(status.pointer(), "A content's status is 0, 1 or 2; it is " + status.found() + ".");
        }
        return number;
    }

    private static Reading other(JsonAt at, String detail) {
        return new Reading.Other(AsideReason.OTHER_EVENT, new FieldError(at.pointer(), detail));
    }
}
