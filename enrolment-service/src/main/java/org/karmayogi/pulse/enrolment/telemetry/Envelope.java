package org.karmayogi.pulse.enrolment.telemetry;

import java.time.Instant;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** What every event has: its identity and its time. */
final class Envelope {

    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private Envelope() {}

    /**
     * An event about a person and a course.
     *
     * @throws FeedFault if {@code mid}, the person's or the course's id is no string and no whole number, or {@code
     *     ets} no whole number of milliseconds, which may be written as a string
     */
    static Reading.Course begin(Kind kind, JsonAt event, JsonAt person, JsonAt course) {
        JsonAt mid = event.get("mid");
        JsonAt ets = event.get("ets");
        String id = Identity.of(mid(mid), kind, person.idText(), course.idText());
        return new Reading.Course(kind.family())
                .with(Field.ID, id, mid.pointer())
                .with(Field.OCCURRED_AT, time(ets.wholeNumber()), ets.pointer())
                .with(Field.LEARNER_ID, person.idText(), person.pointer())
                .with(Field.COURSE_ID, course.idText(), course.pointer());
    }

    private static String mid(JsonAt mid) {
        if (mid.isBlank()) {
            throw new FeedFault(
                    mid.pointer(),
                    "Without a mid an event that is sent again can not be known; it is " + mid.found() + ".");
        }
        return mid.idText();
    }

    /** Whatever is beyond the years that can be written is as far out of range as what is just within them. */
    private static String time(long millis) {
        return Instant.ofEpochMilli(Math.max(EARLIEST, Math.min(LATEST, millis)))
                .toString();
    }
}
