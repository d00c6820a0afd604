package org.karmayogi.pulse.metrics.query;

import java.util.Map;
import java.util.TreeMap;

/** The tag of a cut: its generation, a hash of its offsets, and how many records of the log it has. */
final class SnapshotTag {

    /** Odd, so that no power of it is zero; the golden ratio in 64 bits. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private SnapshotTag() {}

    /**
     * The same on every instance for the same cut.
     *
     * <p>Two instances often see cuts that differ by a few records more in one partition and as many fewer in another. A map's own hash
     * is a sum over its entries and took such cuts for one; here each partition has a weight of its own.
     */
    static String of(int generation, Map<Integer, Long> offsets) {
        long hash = 1;
        long records = 0;
        for (Map.Entry<Integer, Long> entry : new TreeMap<>(offsets).entrySet()) {
            hash = (hash * FACTOR + entry.getKey()) * FACTOR + entry.getValue();
            records += entry.getValue() + 1;
        }
        return "W/\"" + generation + "-" + Long.toHexString(hash) + "-" + records + "\"";
    }
}
