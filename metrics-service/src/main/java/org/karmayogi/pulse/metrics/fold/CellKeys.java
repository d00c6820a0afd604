package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the keys of cells, from 0, in the order they come in. Totals of a kind have the same keys, such as all departments: they
 * share one of these, and hold no more than their numbers, side by side. Not thread-safe.
 */
final class CellKeys {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private int @Nullable [] inOrder;

    /** The number of a key, which it gets if it has none yet. */
    int number(String key) {
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int number = keys.size();
        numbers.put(key, number);
        keys.add(key);
        inOrder = null;
        return number;
    }

    /** The number of a key; −1 where it has none. */
    int find(String key) {
        return numbers.getOrDefault(key, -1);
    }

    String key(int number) {
        return keys.get(number);
    }

    /** All numbers, in the order of their keys; not to be changed. */
    int[] inOrder() {
        if (inOrder == null) {
            inOrder = numbers.values().stream()
                    .sorted(Comparator.comparing(this::key))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return inOrder;
    }
}
