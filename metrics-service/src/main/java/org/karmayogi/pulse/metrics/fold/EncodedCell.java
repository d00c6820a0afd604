package org.karmayogi.pulse.metrics.fold;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One cell after the other of an encoded total, where it lies in the bytes. Not thread-safe. */
final class EncodedCell {

    private final int width;
    private final byte[] bytes;
    private final ByteReader in;
    private long left;
    private int start;
    private int key;
    private int numbers;

    /** Before the first cell. */
    EncodedCell(int width, byte[] bytes) {
        this.width = width;
        this.bytes = bytes;
        this.in = new ByteReader(bytes, 0, bytes.length);
        this.left = in.number();
    }

    /** Moves to the next cell; false where there is none. */
    boolean next() {
        if (left-- == 0) {
            return false;
        }
        start = in.position();
        int size = in.size();
        key = in.position();
        in.skip(size);
        numbers = in.position();
        for (int i = 0; i < width; i++) {
            in.number();
        }
        return true;
    }

    /** The order of {@link Cells#encode}: that of the keys' bytes, which for codes is that of their text. */
    int compareKey(EncodedCell other) {
        return Arrays.compareUnsigned(bytes, key, numbers, other.bytes, other.key, other.numbers);
    }

    /** Whether the other cell has the same key and numbers. */
    boolean sameAs(EncodedCell other) {
        return Arrays.equals(bytes, start, in.position(), other.bytes, other.start, other.in.position());
    }

    String key() {
        return new String(bytes, key, numbers - key, StandardCharsets.UTF_8);
    }

    /** A new array. */
    long[] numbers() {
        ByteReader cell = new ByteReader(bytes, numbers, in.position());
        long[] values = new long[width];
        for (int i = 0; i < width; i++) {
            values[i] = cell.signed();
        }
        return values;
    }

    void copyTo(ByteWriter out) {
        out.bytes(bytes, start, in.position());
    }

    /** Writes the sum of this and another cell with the same key, if it has a number that is not zero; says whether it has. */
    boolean addTo(ByteWriter out, EncodedCell other) {
        long[] sum = numbers();
        long[] more = other.numbers();
        long any = 0;
        for (int i = 0; i < width; i++) {
            sum[i] += more[i];
            any |= sum[i];
        }
        if (any == 0) {
            return false;
        }
        out.bytes(bytes, start, numbers);
        for (long number : sum) {
            out.signed(number);
        }
        return true;
    }
}
