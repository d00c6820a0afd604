package org.karmayogi.pulse.bench.drain;

import com.mongodb.client.MongoDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.karmayogi.pulse.bench.drain.peer.CollectedEvents;
import org.karmayogi.pulse.bench.drain.peer.PeerTotals;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;
import org.karmayogi.pulse.metrics.store.MongoMetricsStore;

/**
 * All totals of the log, its partitions added up, without what sources have sent: that is not made of what learners did, and no peer
 * keeps it.
 */
final class Totals {

    private final Map<TotalKey, Cells> byKey = new HashMap<>();
    private long events;

    /** What metrics-service has committed; nothing may be under way. */
    static Totals ofPulse(MongoDatabase database) {
        MongoMetricsStore store = new MongoMetricsStore(database, "");
        Totals totals = new Totals();
        for (Checkpoint checkpoint : store.checkpoints()) {
            for (TotalDocument document : store.totalsOf(checkpoint.partition())) {
                TotalKind kind = document.key().kind();
                document.at(checkpoint.offset())
                        .ifPresent(version -> totals.add(document.key(), Cells.decode(kind.width(), version.cells())));
            }
        }
        return totals;
    }

    /** What a peer has written. */
    static Totals ofPeer(MongoDatabase database) {
        Totals totals = new Totals();
        for (BsonDocument document : database.getCollection(PeerTotals.COLLECTION, BsonDocument.class)
                .find()) {
            totals.add(PeerTotals.key(document), PeerTotals.cells(document));
        }
        return totals;
    }

    /** What the events add up to that a peer has collected; all of them are read for it. */
    static Totals ofEvents(MongoDatabase database) {
        Totals totals = new Totals();
        CollectedEvents.forEachTotal(database, totals::add);
        return totals;
    }

    private void add(TotalKey key, Cells cells) {
        if (key.kind() == TotalKind.SOURCE) {
            // Those counted, duplicates and conflicts.
            cells.forEach((source, numbers) -> events += numbers[0] + numbers[1] + numbers[2]);
        } else {
            cells.forEach(byKey.computeIfAbsent(key, it -> new Cells(it.kind().width()))::add);
        }
    }

    /** How many events all sources have sent, by what metrics-service keeps of them; 0 of a peer. */
    long events() {
        return events;
    }

    /** How many cells are not zero. */
    long size() {
        return byKey.values().stream().mapToLong(Cells::size).sum();
    }

    /** The first total that is another one there, with both; empty where all are equal. */
    Optional<String> difference(Totals other) {
        Map<String, String> mine = texts();
        Map<String, String> others = other.texts();
        return Stream.concat(mine.keySet().stream(), others.keySet().stream())
                .filter(key -> !mine.getOrDefault(key, "").equals(others.getOrDefault(key, "")))
                .findFirst()
                .map(key -> key + " is " + mine.getOrDefault(key, "nothing") + ", not "
                        + others.getOrDefault(key, "nothing"));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        byKey.forEach((key, cells) -> {
            if (!cells.isEmpty()) {
                texts.put(key.kind().code() + ' ' + key.key(), cells.toString());
            }
        });
        return texts;
    }
}
