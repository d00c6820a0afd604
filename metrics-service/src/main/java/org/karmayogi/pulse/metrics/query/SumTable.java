package org.karmayogi.pulse.metrics.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/**
 * The totals of one kind, summed over all partitions, each as one array: its cells by place, a cell's numbers side by side.
 * What was frozen is never changed again: a total that changes is copied first. Not thread-safe.
 */
final class SumTable {

    private final int width;
    private final int places;
    private final ToIntFunction<String> placeOf;
    private final Map<String, long[]> byKey = new HashMap<>();

    /** Totals that no frozen table shares. */
    private final Set<String> own = new HashSet<>();

    private Map<String, long[]> frozen = Map.of();
    private boolean changed;

    /**
     * A table without totals.
     *
     * @param places how many cells a total can have
     * @param placeOf the place of a cell's key, from 0
     */
    SumTable(TotalKind kind, int places, ToIntFunction<String> placeOf) {
        this.width = kind.width();
        this.places = places;
        this.placeOf = placeOf;
    }

    /** Replaces what a partition adds to a total. */
    void replace(String key, Cells before, Cells after) {
        long[] numbers = byKey.get(key);
        if (numbers == null) {
            numbers = new long[places * width];
        } else if (!own.contains(key)) {
            numbers = numbers.clone();
        }
        byKey.put(key, numbers);
        own.add(key);
        add(numbers, before, -1);
        add(numbers, after, 1);
        changed = true;
    }

    private void add(long[] numbers, Cells cells, int sign) {
        cells.forEach((cell, values) -> {
            int at = placeOf.applyAsInt(cell) * width;
            for (int i = 0; i < width; i++) {
                numbers[at + i] += sign * values[i];
            }
        });
    }

    /** The totals as they are now, by key; neither the map nor the arrays change any more. */
    Map<String, long[]> freeze() {
        if (changed) {
            frozen = Map.copyOf(byKey);
            own.clear();
            changed = false;
        }
        return frozen;
    }
}
