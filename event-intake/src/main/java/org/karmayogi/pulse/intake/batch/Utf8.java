package org.karmayogi.pulse.intake.batch;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Whether bytes are the UTF-8 that JSON must be. The parser alone would take overlong forms and encoded surrogates, and would take
 * zero bytes for a sign of UTF-16, whose offsets we could not use.
 */
final class Utf8 {

    private Utf8() {}

    static void check(byte[] body) {
        boolean ascii = true;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 0) {
                throw new MalformedBodyException("The body holds a zero byte at offset " + i + "; JSON has none.");
            }
            ascii &= body[i] > 0;
        }
        if (!ascii) {
            decode(body);
        }
    }

    private static void decode(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw new MalformedBodyException("The body is not UTF-8 at offset " + in.position() + ".");
        }
        if ((body[0] & 0xFF) == 0xEF && body.length > 2 && (body[1] & 0xFF) == 0xBB && (body[2] & 0xFF) == 0xBF) {
            throw new MalformedBodyException("The body starts with a byte order mark; JSON has none.");
        }
    }
}
