package org.karmayogi.pulse.metrics.fold;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes numbers of variable length (LEB128) and UTF-8 texts into a growing array. Not thread-safe. */
final class ByteWriter {

    private byte[] bytes;
    private int length;

    ByteWriter(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    /** A number of at least 0, seven bits a byte. */
    void number(long value) {
        ensure(10);
        length = put(value, bytes, length);
    }

    /** Puts a number of at least 0 into an array; gives the position behind it. */
    static int put(long value, byte[] into, int position) {
        int at = position;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            into[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        into[at++] = (byte) rest;
        return at;
    }

    /** The bytes that a number of at least 0 takes. */
    static int sizeOf(long value) {
        return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
    }

    /** Any number; small ones of either sign are short. */
    void signed(long value) {
        number(zigzag(value));
    }

    /** The number that {@link #signed} writes for any number. */
    static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes(encoded, 0, encoded.length);
    }

    /** The bytes as they are. */
    void bytes(byte[] from, int start, int end) {
        ensure(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    /** A text or its absence, which is not the same as an empty text. */
    void optionalText(@Nullable String value) {
        number(value == null ? 0 : 1);
        if (value != null) {
            text(value);
        }
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    /** The array written to; valid up to {@link #length()} and until the next write. */
    byte[] array() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
