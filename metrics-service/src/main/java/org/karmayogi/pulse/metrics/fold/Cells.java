package org.karmayogi.pulse.metrics.fold;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The cells of one total: numbers by cell key. Cells that are zero throughout are not kept. Not thread-safe. */
public final class Cells {

    private final int width;
    private final Map<String, long[]> byKey = new HashMap<>();

    public Cells(int width) {
        this.width = width;
    }

    /** Adds numbers to a cell, in the order of the kind's measures. */
    public void add(String key, long[] numbers) {
        add(key, 1, numbers);
    }

    /** Adds {@code sign} times the numbers to a cell. */
    void add(String key, int sign, long... numbers) {
        if (numbers.length != width) {
            throw new IllegalArgumentException("a cell has " + width + " numbers, not " + numbers.length);
        }
        long @Nullable [] cell = byKey.get(key);
        if (cell == null) {
            cell = new long[width];
            byKey.put(key, cell);
        }
        long any = 0;
        for (int i = 0; i < width; i++) {
            cell[i] += sign * numbers[i];
            any |= cell[i];
        }
        if (any == 0) {
            byKey.remove(key);
        }
    }

    /** Whether every number is zero. */
    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** Whether the cell has a number that is not zero. */
    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** How many cells are not zero. */
    public int size() {
        return byKey.size();
    }

    /** The cells that are not zero, each as an array the caller must not change. */
    public void forEach(BiConsumer<String, long[]> action) {
        byKey.forEach(action);
    }

    /** The cell's numbers; zeros where there are none. The caller must not change them. */
    public long[] get(String key) {
        return byKey.getOrDefault(key, new long[width]);
    }

    /** A compact form that {@link #decode} reads: cells in the order of their keys, so that equal cells give equal bytes. */
    public byte[] encode() {
        ByteWriter out = new ByteWriter(16 + byKey.size() * (16 + 2 * width));
        out.number(byKey.size());
        new TreeMap<>(byKey).forEach((key, cell) -> {
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
        new TreeMap<>(byKey).forEach((key, cell) -> text.append(key)
                .append('=')
                .append(java.util.Arrays.toString(cell))
                .append(' '));
        return text.toString();
    }
}
