package org.karmayogi.pulse.enrolment.xapi.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601 durations in the format with designators (ISO 8601:2004, 4.4.3.2). */
public final class Durations {

    private static final String NUMBER = "(\\d++(?:[.,]\\d++)?)";

    private static final Pattern FORM = Pattern.compile("P(?=.)(?:" + NUMBER + "W|(?:" + NUMBER + "Y)?(?:" + NUMBER
            + "M)?(?:" + NUMBER + "D)?(?:T(?=.)(?:" + NUMBER + "H)?(?:" + NUMBER + "M)?(?:" + NUMBER + "S)?)?)");

    /** A fraction belongs to the smallest unit that is given: what has one stands last. */
    private static final Pattern FRACTION_LAST = Pattern.compile("[^.,]*+(?:[.,]\\d++[A-Z])?");

    private static final Pattern BELOW_HUNDREDTHS = Pattern.compile("([.,]\\d\\d)\\d++(?=S)");

    private static final int WEEKS = 1;
    private static final int YEARS = 2;
    private static final int MONTHS = 3;

    /** By the group of {@link #FORM}; years and months have no length of their own. */
    private static final int[] SECONDS = {0, 7 * 86_400, 0, 0, 86_400, 3_600, 60, 1};

    /** What is longer is beyond every range, and need not be computed. */
    private static final int LONGEST_NUMBER = 18;

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private Durations() {}

    /** Whether the text is a duration: of any length, zero and calendar units included. */
    public static boolean isDuration(String text) {
        return FORM.matcher(text).matches() && FRACTION_LAST.matcher(text).matches();
    }

    /**
     * The whole minutes of a duration, half up; what is longer than nothing is at least one.
     *
     * @param most the longest that is a number of minutes; up to 100,000,000
     * @return empty where the duration is zero, longer than that, or has years or months, which are of no fixed length
     */
    public static OptionalInt minutes(String duration, int most) {
        Matcher parts = FORM.matcher(duration);
        if (!parts.matches() || isCalendar(parts)) {
            return OptionalInt.empty();
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (int group = WEEKS; group < SECONDS.length; group++) {
            String number = parts.group(group);
            if (number != null && number.length() > LONGEST_NUMBER) {
                return OptionalInt.empty();
            }
            seconds = seconds.add(value(number).multiply(BigDecimal.valueOf(SECONDS[group])));
        }
        BigDecimal minutes = seconds.divide(MINUTE, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE);
        return seconds.signum() == 0 || minutes.compareTo(BigDecimal.valueOf(most)) > 0
                ? OptionalInt.empty()
                : OptionalInt.of(minutes.intValueExact());
    }

    /**
     * A duration without what is below a hundredth of a second, which does not count where durations are compared;
     * any other text itself.
     */
    public static String toHundredths(String text) {
        return isDuration(text) ? BELOW_HUNDREDTHS.matcher(text).replaceFirst("$1") : text;
    }

    private static boolean isCalendar(Matcher parts) {
        return value(parts.group(YEARS)).signum() > 0
                || value(parts.group(MONTHS)).signum() > 0;
    }

    private static BigDecimal value(@Nullable String number) {
        return number == null ? BigDecimal.ZERO : new BigDecimal(number.replace(',', '.'));
    }
}
