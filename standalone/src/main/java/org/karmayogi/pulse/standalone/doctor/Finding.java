package org.karmayogi.pulse.standalone.doctor;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param subject one word for what was looked at
 * @param sentence what is, and where it is not well, what to do
 */
record Finding(Level level, String subject, String sentence) {

    enum Level {
        OK,
        /** Nothing is broken; it will be, or someone should look. */
        WARN,
        FAIL,
        /** Not looked at, and why. */
        SKIP
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(Level.OK, subject, sentence);
    }

    static Finding warn(String subject, String sentence) {
        return new Finding(Level.WARN, subject, sentence);
    }

    static Finding fail(String subject, String sentence) {
        return new Finding(Level.FAIL, subject, sentence);
    }

    static Finding skip(String subject, String sentence) {
        return new Finding(Level.SKIP, subject, sentence);
    }

    /** The line on the terminal. */
    String line() {
        return "%-4s  %-12s  %s".formatted(level.name().toLowerCase(Locale.ROOT), subject, sentence);
    }
}
