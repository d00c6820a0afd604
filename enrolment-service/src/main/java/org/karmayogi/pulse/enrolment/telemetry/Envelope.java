package org.karmayogi.pulse.enrolment.telemetry;

import java.time.Instant;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;

/** What every event has: its identity and its time. */
final class Envelope {

    private Envelope() {}

    /**
     * The identity and the time of an event.
     *
     * @throws org.karmayogi.pulse.intake.feed.FeedFault if {@code mid} is no string and no whole number, or {@code ets} no whole number of
     *     milliseconds, which may be written as a string
     */
    static Reading.Course begin(Family family, JsonAt event) {
        JsonAt mid = event.get("mid");
        JsonAt ets = event.get("ets");
        return new Reading.Course(family)
                .with(Field.ID, mid.idText(), mid.pointer())
                .with(Field.OCCURRED_AT, time(ets.wholeNumber()), ets.pointer());
    }

    /** Whatever is beyond the years that can be written is as far out of range as what is just within them. */
    private static String time(long millis) {
        long latest = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        long earliest = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
        return Instant.ofEpochMilli(Math.max(earliest, Math.min(latest, millis)))
                .toString();
    }
}
