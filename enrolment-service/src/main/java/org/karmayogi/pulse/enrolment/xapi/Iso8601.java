package org.karmayogi.pulse.enrolment.xapi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;

/** Times and durations as statements write them, as our fields write them. */
final class Iso8601 {

    /** Nine digits a number are far beyond any duration that is taken, and cost nothing to add up. */
    private static final String NUMBER = "(\\d{1,9}(?:[.,]\\d{1,9})?)";

    private static final Pattern DURATION = Pattern.compile("P(?=.)(?:" + NUMBER + "W|(?:" + NUMBER + "D)?(?:T(?=.)(?:"
            + NUMBER + "H)?(?:" + NUMBER + "M)?(?:" + NUMBER + "S)?)?)");

    private static final int[] SECONDS = {7 * 86_400, 86_400, 3_600, 60, 1};

    /** Longer than any that the field takes; so that the pattern has little to try. */
    private static final int LONGEST_TIME = 40;

    private static final Pattern TIME = Pattern.compile("(.*[Tt].*?)(?:([+-]\\d\\d)(?::?(\\d\\d))?)?");

    private Iso8601() {}

    /**
     * A duration in whole minutes, half up; what is longer than nothing is at least one. Zero stays zero, which the field's own rule
     * then refuses.
     *
     * @throws FeedFault if it is no duration, or one in months or years, which have no length
     */
    static String minutes(JsonAt duration) {
        Matcher parts = DURATION.matcher(duration.text());
        if (!parts.matches()) {
            throw new FeedFault(
                    duration.pointer(),
                    duration.found()
                            + " is not an ISO 8601 duration in weeks, or days, hours, minutes and seconds, such as"
                            + " PT1H30M.");
        }
        BigDecimal seconds = BigDecimal.ZERO;
        for (int i = 0; i < SECONDS.length; i++) {
            String number = parts.group(i + 1);
            if (number != null) {
                BigDecimal unit = BigDecimal.valueOf(SECONDS[i]);
                seconds = seconds.add(new BigDecimal(number.replace(',', '.')).multiply(unit));
            }
        }
        BigDecimal minutes = seconds.divide(BigDecimal.valueOf(60), 0, RoundingMode.HALF_UP);
        return (minutes.signum() == 0 && seconds.signum() > 0 ? BigDecimal.ONE : minutes).toPlainString();
    }

    /**
     * A time with its offset written as RFC 3339 has it; one without an offset is in UTC, as the standard has it. Whether it is a
     * time at all is for the field's own rule to say.
     */
    static String time(JsonAt timestamp) {
        String text = timestamp.text();
        Matcher parts = TIME.matcher(text);
        if (text.length() > LONGEST_TIME || !parts.matches()) {
            return text;
        }
        if (parts.group(2) != null) {
            String minutes = parts.group(3) == null ? "00" : parts.group(3);
            return parts.group(1) + parts.group(2) + ":" + minutes;
        }
        return text.endsWith("Z") || text.endsWith("z") ? text : text + "Z";
    }
}
