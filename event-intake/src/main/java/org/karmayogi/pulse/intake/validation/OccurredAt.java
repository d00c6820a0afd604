package org.karmayogi.pulse.intake.validation;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * The one form of time an event may use: RFC 3339 with an offset, at most nine fraction digits, a known offset within 18 hours, no leap
 * seconds. By hand, because every event passes here and {@code OffsetDateTime.parse} takes other forms of ISO 8601 too.
 */
final class OccurredAt {

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private OccurredAt() {}

    /** Seconds since 1970, the fraction cut off; empty if the text is not such a time. */
    static OptionalLong epochSecond(String text) {
        if (!hasShape(text)) {
            return OptionalLong.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return OptionalLong.empty();
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return OptionalLong.empty();
        }
        int offset = offsetMinutes(text, afterFraction(text));
        if (offset == NO_OFFSET) {
            return OptionalLong.empty();
        }
        long minutes = LocalDate.of(year, month, day).toEpochDay() * 1440 + hour * 60L + minute - offset;
        return OptionalLong.of(minutes * 60 + second);
    }

    private static final int NO_OFFSET = Integer.MAX_VALUE;

    private static boolean hasShape(String text) {
        // Shortest: 2026-01-15T10:30:00Z; longest: nine fraction digits and a numeric offset.
        if (text.length() < 20 || text.length() > 35) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char found = text.charAt(i);
            boolean fits =
                    switch (wanted) {
                        case 'd' -> isDigit(found);
                        case 'T' -> found == 'T' || found == 't';
                        default -> found == wanted;
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Where the offset begins; 0, where no offset can be, if there is a dot without one to nine digits after it. */
    private static int afterFraction(String text) {
        int at = SHAPE.length();
        if (text.charAt(at) != '.') {
            return at;
        }
        int first = ++at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at == first || at - first > 9 ? 0 : at;
    }

    private static int offsetMinutes(String text, int at) {
        if (at >= text.length()) {
            return NO_OFFSET;
        }
        char sign = text.charAt(at);
        if ((sign == 'Z' || sign == 'z') && text.length() == at + 1) {
            return 0;
        }
        boolean numeric = (sign == '+' || sign == '-')
                && text.length() == at + 6
                && isDigit(text.charAt(at + 1))
                && isDigit(text.charAt(at + 2))
                && text.charAt(at + 3) == ':'
                && isDigit(text.charAt(at + 4))
                && isDigit(text.charAt(at + 5));
        if (!numeric || number(text, at + 4, at + 6) > 59) {
            return NO_OFFSET;
        }
        int minutes = number(text, at + 1, at + 3) * 60 + number(text, at + 4, at + 6);
        // -00:00 is RFC 3339's way to say that the offset is not known.
        if (minutes > 18 * 60 || (minutes == 0 && sign == '-')) {
            return NO_OFFSET;
        }
        return sign == '-' ? -minutes : minutes;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
