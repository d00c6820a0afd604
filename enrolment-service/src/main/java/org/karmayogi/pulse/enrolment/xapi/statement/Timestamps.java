package org.karmayogi.pulse.enrolment.xapi.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as statements write them. 1.0.3 (Data 4.5) asks for ISO 8601: calendar, week or ordinal dates, with
 * separators or without, to the hour at least. 2.0 asks for RFC 3339. In both an offset of minus zero is forbidden.
 */
public final class Timestamps {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(?:-(\\d\\d)-(\\d\\d)|(\\d\\d)(\\d\\d)|-?(\\d{3})|-?W(\\d\\d)-?([1-7]))");

    private static final Pattern TIME =
            Pattern.compile("(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d))?)?(?:[.,](\\d++))?([Zz]|[+-]\\d\\d(?::?\\d\\d)?)?");

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d++)?(?:[Zz]|[+-]\\d\\d:\\d\\d)");

    private static final Pattern MINUS_ZERO = Pattern.compile(".*-00(?::?00)?");

    private static final Pattern SHORT_RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-]\\d\\d:\\d\\d)");

    static final Rule ISO_8601 = Rule.text("an ISO 8601 time such as 2026-01-15T10:30:00+05:30", Timestamps::isIso8601);
    static final Rule RFC_3339_TIME =
            Rule.text("an RFC 3339 time such as 2026-01-15T10:30:00+05:30", Timestamps::isRfc3339);

    private Timestamps() {}

    private static boolean isRfc3339(String text) {
        return RFC_3339.matcher(text).matches() && isIso8601(text);
    }

    private static boolean isIso8601(String text) {
        return Parts.of(text) != null;
    }

    /**
     * The time as RFC 3339 writes it, in UTC where it has no zone (1.0.3 allows that); with at most nine digits of a
     * second. What has no such form, such as a leap second or a fraction of an hour, stays as it is.
     */
    public static String rfc3339(String timestamp) {
        Parts parts = SHORT_RFC_3339.matcher(timestamp).matches() ? null : Parts.of(timestamp);
        return parts == null ? timestamp : parts.rfc3339(timestamp);
    }

    /** A time taken apart. */
    private record Parts(LocalDate date, Matcher time) {

        static @Nullable Parts of(String text) {
            int t = Math.max(text.indexOf('T'), text.indexOf('t'));
            if (t < 0) {
                return null;
            }
            Matcher date = DATE.matcher(text.substring(0, t));
            Matcher time = TIME.matcher(text.substring(t + 1));
            if (!date.matches()
                    || !time.matches()
                    || !isTime(time)
                    || MINUS_ZERO.matcher(text).matches()) {
                return null;
            }
            try {
                return new Parts(date(date), time);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static LocalDate date(Matcher date) {
            int year = number(date.group(1));
            if (date.group(7) != null) {
                return LocalDate.of(year, 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(date.group(7)))
                        .with(ChronoField.DAY_OF_WEEK, number(date.group(8)));
            }
            if (date.group(6) != null) {
                return LocalDate.ofYearDay(year, number(date.group(6)));
            }
            boolean separated = date.group(2) != null;
            return LocalDate.of(year, number(date.group(separated ? 2 : 4)), number(date.group(separated ? 3 : 5)));
        }

        private static boolean isTime(Matcher time) {
            int hour = number(time.group(1));
            int minute = number(time.group(2));
            int second = number(time.group(3));
            String zone = time.group(5);
            boolean offset = zone != null && zone.length() > 1;
            boolean knownOffset =
                    !offset || (number(zone.substring(1, 3)) <= 23 && number(zone.substring(zone.length() - 2)) <= 59);
            return knownOffset && minute <= 59 && second <= 60 && (hour <= 23 || (hour == 24 && minute + second == 0));
        }

        String rfc3339(String otherwise) {
            String second = time.group(3);
            String fraction = time.group(4);
            if (second == null && fraction != null) {
                return otherwise;
            }
            String digits = fraction == null ? "" : "." + fraction.substring(0, Math.min(9, fraction.length()));
            return date + "T" + time.group(1) + ":" + two(time.group(2)) + ":" + two(second) + digits + zone();
        }

        private String zone() {
            String zone = time.group(5);
            if (zone == null || zone.length() == 1) {
                return "Z";
            }
            return zone.substring(0, 3) + ":" + (zone.length() == 3 ? "00" : zone.substring(zone.length() - 2));
        }

        private static String two(@Nullable String digits) {
            return digits == null ? "00" : digits;
        }

        private static int number(@Nullable String digits) {
            return digits == null ? 0 : Integer.parseInt(digits);
        }
    }
}
