package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** An index on a field that many documents may have the same value of. Finds in the order of the collection, as a scan does. */
final class ValueIndex extends FieldIndex {

    private final Map<Object, RoaringBitmap> positions = new HashMap<>();

    ValueIndex(String name, List<IndexKey> keys) {
        super(name, keys, true);
    }

    /** Fields of embedded documents are left to a scan. */
    static boolean isOn(List<IndexKey> keys) {
        return keys.size() == 1 && !keys.get(0).getKey().contains(".");
    }

    /** An array is found by each of its elements. */
    private Set<Object> keys(Document document) {
        Object value = value(document);
        if (value == null) {
            return Set.of();
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream()
                    .filter(element -> element != null)
                    .map(FieldIndex::key)
                    .collect(Collectors.toSet());
        }
        return Set.of(key(value));
    }

    @Override
    public synchronized Iterable<Integer> getPositions(Document query) {
        RoaringBitmap found = new RoaringBitmap();
        for (Object value : asked(query)) {
            found.or(positions.getOrDefault(key(value), new RoaringBitmap()));
        }
        return found;
    }

    @Override
    public synchronized void add(Document document, Integer position, MongoCollection<Integer> collection) {
        keys(document).forEach(key -> positions
                .computeIfAbsent(key, it -> new RoaringBitmap())
                .add(position));
    }

    synchronized void remove(Document document, int position) {
        for (Object key : keys(document)) {
            positions.computeIfPresent(key, (it, bits) -> {
                bits.remove(position);
                return bits.isEmpty() ? null : bits;
            });
        }
    }

    @Override
    public synchronized void updateInPlace(
            Document before, Document after, Integer position, MongoCollection<Integer> collection) {
        if (!keys(before).equals(keys(after))) {
            remove(before, position);
            add(after, position, collection);
        }
    }

    @Override
    public synchronized long getCount() {
        return positions.values().stream()
                .mapToLong(RoaringBitmap::getLongCardinality)
                .sum();
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {}

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {}

    /** None: a value does not say which of its documents it is. */
    @Override
    public @Nullable Integer getPosition(Document document) {
        return null;
    }

    /** Nothing yet; the collection says where it was by {@link #remove(Document, int)}. */
    @Override
    public @Nullable Integer remove(Document document) {
        return null;
    }
}
