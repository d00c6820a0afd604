package org.karmayogi.pulse.standalone.doctor;

import java.time.Duration;

/** Amounts as people say them. */
final class Words {

    private Words() {}

    /** In the one unit that suits, rounded down. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofDays(2)) >= 0) {
            return duration.toDays() + " days";
        }
        if (duration.compareTo(Duration.ofHours(2)) >= 0) {
            return duration.toHours() + " hours";
        }
        if (duration.compareTo(Duration.ofMinutes(2)) >= 0) {
            return duration.toMinutes() + " minutes";
        }
        return duration.toMillis() < 2_000 ? duration.toMillis() + " ms" : duration.toSeconds() + " seconds";
    }

    static String count(long count, String one, String many) {
        return count == 1 ? "1 " + one : count + " " + many;
    }
}
