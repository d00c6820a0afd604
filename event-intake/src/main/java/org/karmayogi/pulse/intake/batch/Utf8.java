package org.karmayogi.pulse.intake.batch;

/**
 * Whether bytes that come in pieces are the UTF-8 that JSON must be. The parser alone would take overlong forms and encoded
 * surrogates, would take zero bytes for a sign of UTF-16, and would pass over a byte order mark.
 */
final class Utf8 {

    private final String subject;
    private long offset;
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private int start;

    /** Nothing has come yet of what messages are to call this. */
    Utf8(String subject) {
        this.subject = subject;
    }

    /**
     * The next piece.
     *
     * @throws MalformedBodyException if the bytes so far cannot be the beginning of a JSON text in UTF-8
     */
    void check(byte[] bytes, int from, int length) {
        int end = from + length;
        boolean atStart = offset < 3;
        for (int i = from; i < end; i++) {
            int next = bytes[i];
            if (next <= 0 || missing > 0 || atStart) {
                step(next & 0xFF, offset + i - from);
            }
        }
        offset += length;
    }

    /** No more bytes come. */
    void end() {
        if (missing > 0) {
            throw fault(offset);
        }
    }

    private void step(int next, long at) {
        if (next == 0) {
            throw new MalformedBodyException(subject + " holds a zero byte at offset " + at + "; JSON has none.");
        }
        if (at < 3) {
            start = start << 8 | next;
            if (start == 0xEFBBBF) {
                throw new MalformedBodyException(subject + " starts with a byte order mark; JSON has none.");
            }
        }
        if (missing == 0) {
            lead(next, at);
        } else if (next < lowest || next > highest) {
            throw fault(at);
        } else {
            missing--;
            lowest = 0x80;
            highest = 0xBF;
        }
    }

    private void lead(int next, long at) {
        if (next < 0x80) {
            return;
        }
        if (next < 0xC2 || next > 0xF4) {
            throw fault(at);
        }
        missing = next < 0xE0 ? 1 : next < 0xF0 ? 2 : 3;
        // The second byte's range rules out overlong forms, surrogates and what is beyond U+10FFFF.
        lowest = next == 0xE0 ? 0xA0 : next == 0xF0 ? 0x90 : 0x80;
        highest = next == 0xED ? 0x9F : next == 0xF4 ? 0x8F : 0xBF;
    }

    private MalformedBodyException fault(long at) {
        return new MalformedBodyException(subject + " is not UTF-8 at offset " + at + ".");
    }
}
