package org.karmayogi.pulse.bench.drain;

import java.util.HashMap;
import java.util.Map;

/** How far a side has come for good: what it would not read again if it died now. */
interface Progress {

    /** By partition, the offset behind the last record that is durable. */
    Map<Integer, Long> next();

    /** Whether the next offsets are behind the last ones: everything up to these is durable. */
    static boolean isBehind(Map<Integer, Long> next, Map<Integer, Long> last) {
        return last.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) > end.getValue());
    }

    /** As far as both. */
    default Progress and(Progress other) {
        return () -> {
            Map<Integer, Long> least = new HashMap<>(next());
            Map<Integer, Long> others = other.next();
            least.replaceAll((partition, offset) -> Math.min(offset, others.getOrDefault(partition, 0L)));
            return least;
        };
    }
}
