package org.karmayogi.pulse.edge.register;

import java.util.Optional;

/**
 * What a course id may be: Open edX, Moodle and Sunbird each write theirs in another way. No URL may have the
 * characters that are left out; the bar is also what the keys of totals are joined with.
 */
public final class CourseId {

    /** The most characters an id may have. */
    public static final int LONGEST = 256;

    private static final String LEFT_OUT = "\"\\<>^{|}`";

    /** Looked up, because every event about a course is asked twice on its way. */
    private static final boolean[] FITS = fits();

    private CourseId() {}

    /** What is wrong with a text as a course id, as one sentence that names it; empty where nothing is. */
    public static Optional<String> fault(String text) {
        return isValid(text)
                ? Optional.empty()
                : Optional.of("'" + Quoted.of(text) + "' is not 1 to " + LONGEST
                        + " visible ASCII characters without \" \\ < > ^ { | } and the backtick.");
    }

    private static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FITS.length || !FITS[c]) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] fits() {
        boolean[] fits = new boolean[128];
        for (char c = '!'; c <= '~'; c++) {
            fits[c] = LEFT_OUT.indexOf(c) < 0;
        }
        return fits;
    }
}
