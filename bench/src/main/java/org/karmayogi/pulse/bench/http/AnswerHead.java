package org.karmayogi.pulse.bench.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The first lines of an answer, as far as a load has to know them.
 *
 * @param size of the lines, with the empty one behind them
 * @param length of the body; −1 where it comes in chunks
 * @param last whether the server closes the connection behind it
 */
record AnswerHead(int size, int status, int length, String tag, boolean last) {

    /** None yet. */
    static final AnswerHead NONE = new AnswerHead(-1, 0, 0, "", false);

    /** Reads it, once the empty line is there; −1 in {@code size} before. */
    static AnswerHead read(byte[] bytes, int from, int to) {
        for (int i = from; i + 4 <= to; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return parse(new String(bytes, 0, i + 2, StandardCharsets.ISO_8859_1), i + 4);
            }
        }
        return NONE;
    }

    private static AnswerHead parse(String text, int size) {
        String lower = text.toLowerCase(Locale.ROOT);
        String length = value(text, lower, "\r\ncontent-length:");
        if (length.isEmpty() && !value(text, lower, "\r\ntransfer-encoding:").equals("chunked")) {
            throw new IllegalStateException("An answer says neither its length nor that it is chunked: " + text);
        }
        return new AnswerHead(
                size,
                Integer.parseInt(text, 9, 12, 10),
                length.isEmpty() ? -1 : Integer.parseInt(length),
                value(text, lower, "\r\netag:"),
                lower.contains("\r\nconnection: close\r\n"));
    }

    private static String value(String text, String lower, String name) {
        int at = lower.indexOf(name);
        return at < 0
                ? ""
                : text.substring(at + name.length(), text.indexOf('\r', at + 2)).strip();
    }
}
