package org.karmayogi.pulse.metrics.fold;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** The cells of one total: numbers by cell key. A cell that is zero throughout is as one that is not there. Not thread-safe. */
public final class Cells {

    private final int width;
    private final CellKeys keys;

    /** The cells, one after the other, each where its key's number puts it; shorter where later ones are zero. */
    private long[] numbers = {};

    private int size;

    public Cells(int width) {
        this(width, new CellKeys());
    }

    /** Cells that share their keys with others. */
    Cells(int width, CellKeys keys) {
        this.width = width;
        this.keys = keys;
    }

    /** Adds numbers to a cell, in the order of the kind's measures. */
    public void add(String key, long[] numbers) {
        add(key, 1, numbers);
    }

    /** Adds {@code sign} times the numbers to a cell. */
    void add(String key, int sign, long... more) {
        add(number(key), sign, more);
    }

    /** The number of a cell, which is the same in all cells that share their keys. */
    int number(String key) {
        return keys.number(key);
    }

    /** Adds {@code sign} times the numbers to the cell of that {@link #number}. */
    void add(int number, int sign, long... more) {
        if (more.length != width) {
            throw new IllegalArgumentException("a cell has " + width + " numbers, not " + more.length);
        }
        int start = number * width;
        if (start + width > numbers.length) {
            numbers = Arrays.copyOf(numbers, start + start / 2 + width);
        }
        long before = 0;
        long after = 0;
        for (int i = 0; i < width; i++) {
            before |= numbers[start + i];
            numbers[start + i] += sign * more[i];
            after |= numbers[start + i];
        }
        size += (after == 0 ? 0 : 1) - (before == 0 ? 0 : 1);
    }

    /** Whether every number is zero. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** Whether the cell has a number that is not zero. */
    boolean has(String key) {
        int number = keys.find(key);
        return number >= 0 && has(number);
    }

    private boolean has(int number) {
        long any = 0;
        int start = number * width;
        for (int i = start; i < start + width && i < numbers.length; i++) {
            any |= numbers[i];
        }
        return any != 0;
    }

    /** How many cells are not zero. */
    public int size() {
        return size;
    }

    /** The cells that are not zero, in the order of their keys, each as an array of its own. */
    public void forEach(BiConsumer<String, long[]> action) {
        for (int number : keys.inOrder()) {
            if (has(number)) {
                action.accept(keys.key(number), cell(number));
            }
        }
    }

    /** The cell's numbers, in an array of their own; zeros where there are none. */
    public long[] get(String key) {
        int number = keys.find(key);
        return number >= 0 && has(number) ? cell(number) : new long[width];
    }

    private long[] cell(int number) {
        return Arrays.copyOfRange(numbers, number * width, (number + 1) * width);
    }

    /** A compact form that {@link #decode} reads: cells in the order of their keys, so that equal cells give equal bytes. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(16 + size * (16 + 2 * width));
        out.number(size);
        forEach((key, cell) -> {
            out.text(key);
            for (long number : cell) {
                out.signed(number);
            }
        });
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote for a total of this width.
     *
     * @throws IllegalArgumentException where the bytes are not such a form
     */
    public static Cells decode(int width, byte[] encoded) {
        Cells cells = new Cells(width);
        ByteReader in = new ByteReader(encoded, 0, encoded.length);
        long count = in.number();
        for (long i = 0; i < count; i++) {
            String key = in.text();
            long[] cell = new long[width];
            for (int measure = 0; measure < width; measure++) {
                cell[measure] = in.signed();
            }
            cells.add(key, cell);
        }
        return cells;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((key, cell) ->
                text.append(key).append('=').append(Arrays.toString(cell)).append(' '));
        return text.toString();
    }
}
