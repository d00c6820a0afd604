package org.karmayogi.pulse.metrics.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
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

    /** Adds a difference to a cell of a total. */
    void add(String key, String cell, long[] difference) {
        long[] numbers = byKey.get(key);
        if (numbers == null || !own.contains(key)) {
            numbers = numbers == null ? new long[places * width] : numbers.clone();
            own.add(key);
            byKey.put(key, numbers);
        }
        int at = placeOf.applyAsInt(cell) * width;
        for (int i = 0; i < width; i++) {
            numbers[at + i] += difference[i];
        }
        changed = true;
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
