package org.karmayogi.pulse.metrics.fold;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote; every fault in the bytes is an {@link IllegalArgumentException}. */
final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int position;

    ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw new IllegalArgumentException("the bytes end at " + end + ", within a number");
            }
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits ends at " + position);
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        int size = size();
        String value = new String(bytes, position, size, StandardCharsets.UTF_8);
        position += size;
        return value;
    }

    @Nullable String optionalText() {
        return number() == 0 ? null : text();
    }

    /** Reads a size and checks that so many bytes follow. */
    int size() {
        long size = number();
        if (size < 0 || size > end - position) {
            throw new IllegalArgumentException(
                    size + " bytes are announced at " + position + ", but only " + (end - position) + " follow");
        }
        return (int) size;
    }

    void skip(int count) {
        position += count;
    }

    int position() {
        return position;
    }

    boolean hasMore() {
        return position < end;
    }
}
