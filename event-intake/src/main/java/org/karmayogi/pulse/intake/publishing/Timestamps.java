package org.karmayogi.pulse.intake.publishing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** RFC 3339 in UTC, always with three fraction digits, so that texts of equal length compare like the times. */
public final class Timestamps {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** The moment, to the millisecond. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }
}
