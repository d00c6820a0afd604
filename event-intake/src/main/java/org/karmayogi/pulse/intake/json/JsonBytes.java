package org.karmayogi.pulse.intake.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * JSON in UTF-8 in an array that grows. By hand, because records and answers are written an event at a time and most of them is known
 * beforehand: a generator keeps account of where it stands, which costs more than the bytes. Confined to one thread.
 */
public final class JsonBytes {

    private byte[] bytes;
    private int length;

    /** Nothing yet, with room for that many bytes. */
    public JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** JSON that is known beforehand, to be appended as it is. */
    public static byte[] known(String json) {
        return json.getBytes(US_ASCII);
    }

    /** Begins again, with the same array. */
    public void clear() {
        length = 0;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    public JsonBytes append(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public JsonBytes append(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    public JsonBytes append(int number) {
        return append(known(Integer.toString(number)));
    }

    /** A text in quotes, escaped where JSON asks for it. */
    public JsonBytes quoted(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        return append('"')
                .append(isPlain(utf8) ? utf8 : JsonStringEncoder.getInstance().quoteAsUTF8(text))
                .append('"');
    }

    /** Whether it is ASCII that stands for itself in JSON. */
    private static boolean isPlain(byte[] utf8) {
        for (byte b : utf8) {
            if (b < ' ' || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /** A copy of what there is. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
