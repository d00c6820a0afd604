package org.karmayogi.pulse.metrics.fold;

import java.time.Instant;
import java.time.LocalDate;

/** Days and months as the state's offices count them: Asia/Kolkata, which has had no daylight saving since 1945. */
public final class GovernmentDay {

    private static final long OFFSET_SECONDS = 5 * 3600 + 30 * 60;
    private static final long SECONDS_A_DAY = 86_400;

    private GovernmentDay() {}

    /** The day of an instant, as days since 1970-01-01. */
    public static int of(Instant instant) {
        return (int) Math.floorDiv(instant.getEpochSecond() + OFFSET_SECONDS, SECONDS_A_DAY);
    }

    /** The day in ISO form, {@code 2026-11-22}. */
    public static String day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** The month that a day in ISO form is in, {@code 2026-11}. */
    public static String month(String day) {
        return day.substring(0, 7);
    }
}
