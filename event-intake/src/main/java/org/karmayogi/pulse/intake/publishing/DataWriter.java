package org.karmayogi.pulse.intake.publishing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.karmayogi.pulse.intake.event.Field;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes a record's data as JSON in UTF-8, into an array that is used again for the next. Confined to one request. */
final class DataWriter {

    private static final Map<Field, byte[]> NAMES = names();

    private byte[] bytes = new byte[256];
    private int length;

    void begin() {
        length = 0;
        append('{');
    }

    void field(Field field, String text) {
        if (length > 1) {
            append(',');
        }
        append(Objects.requireNonNull(NAMES.get(field)));
        switch (field.kind()) {
            case MINUTES -> appendAscii(text);
            case TEXT -> {
                append('"');
                append(JsonStringEncoder.getInstance().quoteAsUTF8(text));
                append('"');
            }
            default -> {
                // Identifiers, codes and categories have no character that JSON would escape.
                append('"');
                appendAscii(text);
                append('"');
            }
        }
    }

    byte[] end() {
        append('}');
        return Arrays.copyOf(bytes, length);
    }

    private void append(char c) {
        room(1);
        bytes[length++] = (byte) c;
    }

    private void append(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void appendAscii(String text) {
        room(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }

    private static Map<Field, byte[]> names() {
        Map<Field, byte[]> names = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            names.put(field, ('"' + field.jsonName() + "\":").getBytes(US_ASCII));
        }
        return names;
    }
}
