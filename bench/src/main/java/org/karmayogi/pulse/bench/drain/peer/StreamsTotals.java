package org.karmayogi.pulse.bench.drain.peer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.bson.BsonDocument;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/** The totals of one partition in memory; each changed cell is written through to a state store, from which they come back. */
final class StreamsTotals {

    private static final String SEPARATOR = "\n";

    private final KeyValueStore<String, byte[]> store;
    private final Map<TotalKey, Cells> held = new HashMap<>();
    private final Set<TotalKey> dirty = new HashSet<>();

    StreamsTotals(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> cell = all.next();
                String[] name = cell.key.split(SEPARATOR, 3);
                TotalKey key = new TotalKey(TotalKind.of(name[0]), name[1]);
                cells(key).add(name[2], numbers(cell.value));
                dirty.add(key);
            }
        }
    }

    void add(TotalKey key, Cells difference) {
        Cells cells = cells(key);
        difference.forEach(cells::add);
        String prefix = key.kind().code() + SEPARATOR + key.key() + SEPARATOR;
        difference.forEach((cell, unused) -> store.put(prefix + cell, bytes(cells.get(cell))));
        dirty.add(key);
    }

    /** What has changed since the last call, as documents. */
    List<BsonDocument> takeDirty(int partition) {
        List<BsonDocument> documents = new ArrayList<>(dirty.size());
        for (TotalKey key : dirty) {
            String id = partition + "|" + key.kind().code() + '|' + key.key();
            documents.add(PeerTotals.binary(id, key, Objects.requireNonNull(held.get(key))));
        }
        dirty.clear();
        return documents;
    }

    private Cells cells(TotalKey key) {
        return held.computeIfAbsent(key, it -> new Cells(it.kind().width()));
    }

    private static byte[] bytes(long[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Long.BYTES);
        buffer.asLongBuffer().put(numbers);
        return buffer.array();
    }

    private static long[] numbers(byte[] bytes) {
        long[] numbers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(numbers);
        return numbers;
    }
}
