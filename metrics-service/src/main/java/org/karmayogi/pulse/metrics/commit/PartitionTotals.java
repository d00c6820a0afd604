package org.karmayogi.pulse.metrics.commit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/**
 * The totals of one partition as its owner holds them: loaded when first needed, forgotten when too many. Used by one
 * flush at a time.
 */
final class PartitionTotals {

    /** About a year of days, the departments and their months, and two thousand courses; 1 to 5 kB each. */
    private static final int CAPACITY = 5_000;

    /** Encoded: a cell as objects takes seven times the heap, and a total is needed only while a flush changes it. */
    private static final class Held {

        /** The version at or before the checkpoint. */
        TotalDocument.Version committed;

        /** The version the flush under way writes. */
        TotalDocument.Version written;

        long seen;

        Held(TotalDocument.Version committed, long seen) {
            this.committed = committed;
            this.written = committed;
            this.seen = seen;
        }
    }

    private final MetricsStore store;
    private final int partition;
    private final long epoch;
    private final Map<TotalKey, Held> held = new LinkedHashMap<>(256, 0.75f, true);
    private long checkpoint;
    private boolean storeHasMore;

    PartitionTotals(MetricsStore store, Checkpoint taken) {
        this.store = store;
        this.partition = taken.partition();
        this.epoch = taken.epoch();
        this.checkpoint = taken.offset();
        this.storeHasMore = taken.epoch() > 1;
    }

    /** Makes sure that every total which changes is held, and says how many were not. May be repeated when it fails. */
    int load(Contributions contributions) {
        Map<String, TotalKey> missing = new HashMap<>();
        contributions.forEach((key, cells) -> {
            if (!held.containsKey(key)) {
                missing.put(TotalDocument.id(partition, key), key);
            }
        });
        if (storeHasMore && !missing.isEmpty()) {
            for (TotalDocument document : store.totals(missing.keySet())) {
                held.put(document.key(), restore(document));
            }
        }
        missing.values()
                .forEach(key -> held.putIfAbsent(key, new Held(TotalDocument.Version.NONE, Replacement.ABSENT)));
        return missing.size();
    }

    private Held restore(TotalDocument document) {
        if (document.epoch() > epoch) {
            throw new FencedException(partition, epoch, "total " + document.id(), document.epoch());
        }
        TotalDocument.Version version = document.at(checkpoint)
                .orElseThrow(() -> new IllegalStateException(
                        "both versions of total " + document.id() + " are newer than the checkpoint at " + checkpoint));
        return new Held(version, document.epoch());
    }

    /** Adds the differences and gives the documents to write; every total that changes must be held. */
    List<Replacement<TotalDocument>> apply(Contributions contributions, long to) {
        List<Replacement<TotalDocument>> documents = new ArrayList<>();
        contributions.forEach((key, difference) -> {
            Held total = held.get(key);
            if (total == null) {
                throw new IllegalStateException("total " + key + " was not loaded");
            }
            total.written = new TotalDocument.Version(to, key.kind().merge(total.committed.cells(), difference));
            TotalDocument document = new TotalDocument(partition, key, epoch, total.written, total.committed);
            documents.add(new Replacement<>(document.id(), document, total.seen));
        });
        return documents;
    }

    /** The checkpoint has reached the flush's end: what was written counts now. */
    void committed(long to) {
        checkpoint = to;
        for (Held total : held.values()) {
            if (total.written != total.committed) {
                total.committed = total.written;
                total.seen = epoch;
            }
        }
        if (held.size() > CAPACITY) {
            int surplus = held.size() - CAPACITY;
            held.keySet().removeAll(List.copyOf(held.keySet()).subList(0, surplus));
            storeHasMore = true;
        }
    }
}
