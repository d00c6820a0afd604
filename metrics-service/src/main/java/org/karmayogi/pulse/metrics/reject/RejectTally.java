package org.karmayogi.pulse.metrics.reject;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many items each source was told are rejected or set aside, by reason. Asked for often, so it is counted along
 * as records come and not over all that is kept; exact, as a partition is begun with what is kept in front of the
 * first record that comes. What was accepted and found to be a conflict later is not in it. Thread-safe.
 */
public final class RejectTally {

    /**
     * Pairs of source and reason that are told apart in a partition; there are as many sources as keys. Others count
     * as one.
     */
    private static final int MOST = 2_000;

    private record Key(String source, String reason) {}

    private static final Key OTHERS = new Key("", "other");

    private final Map<Integer, Map<Key, Long>> byPartition = new HashMap<>();

    /** Begins a partition, or begins it anew, with what has been counted of it. */
    synchronized void begin(int partition, List<RejectCount> kept) {
        Map<Key, Long> counts = new HashMap<>();
        kept.forEach(each -> add(counts, each.source(), each.reason(), each.count()));
        byPartition.put(partition, counts);
    }

    /** Counts rejects that follow those counted so far. */
    synchronized void add(List<Reject> rejects) {
        for (Reject reject : rejects) {
            add(
                    byPartition.computeIfAbsent(reject.partition(), none -> new HashMap<>()),
                    reject.source(),
                    reject.reason(),
                    1);
        }
    }

    private static void add(Map<Key, Long> counts, String source, String reason, long count) {
        if (!RejectReason.isOfAccepted(reason)) {
            Key key = new Key(source, reason);
            counts.merge(counts.containsKey(key) || counts.size() < MOST ? key : OTHERS, count, Long::sum);
        }
    }

    /** Forgets all of them. */
    synchronized void clear() {
        byPartition.clear();
    }

    /** Whether no partition has been begun, so that nothing is known. */
    public synchronized boolean isEmpty() {
        return byPartition.isEmpty();
    }

    /** The counts, in no particular order. */
    public synchronized List<RejectCount> counts() {
        Map<Key, Long> all = new HashMap<>();
        byPartition.values().forEach(counts -> counts.forEach((key, count) -> all.merge(key, count, Long::sum)));
        List<RejectCount> list = new ArrayList<>(all.size());
        all.forEach((key, count) -> list.add(new RejectCount(key.source(), key.reason(), count)));
        return list;
    }
}
