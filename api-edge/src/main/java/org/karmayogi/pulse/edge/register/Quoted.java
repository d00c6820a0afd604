package org.karmayogi.pulse.edge.register;

/** Text from outside, made fit for a message: short, and without control characters or halves of surrogate pairs. */
public final class Quoted {

    /** Longer than any registered code, short enough for a log line. */
    private static final int LONGEST = 64;

    private Quoted() {}

    /** At most 64 characters of the text, control characters and surrogates without a partner shown as escapes. */
    public static String of(String text) {
        StringBuilder quoted = new StringBuilder();
        int at = 0;
        while (at < text.length() && quoted.length() < LONGEST) {
            int codePoint = text.codePointAt(at);
            if (Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE) {
                quoted.append(String.format("\\u%04x", codePoint));
            } else {
                quoted.appendCodePoint(codePoint);
            }
            at += Character.charCount(codePoint);
        }
        return at < text.length() ? quoted.append('…').toString() : quoted.toString();
    }
}
