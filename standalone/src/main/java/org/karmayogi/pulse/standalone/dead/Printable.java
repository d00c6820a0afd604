package org.karmayogi.pulse.standalone.dead;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Untrusted bytes and texts on a terminal: no control character among them reaches it. */
final class Printable {

    private Printable() {}

    /** The text, where it is one, else the bytes in hexadecimal. */
    static String of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "(none)";
        }
        try {
            return of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
    }

    static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isSafe(character)) {
                printable.appendCodePoint(character);
            } else {
                printable.append(String.format("\\u%04x", character));
            }
        });
        return printable.toString();
    }

    /** Format characters could turn a line round, or hide in it. */
    private static boolean isSafe(int character) {
        return !Character.isISOControl(character) && Character.getType(character) != Character.FORMAT;
    }
}
