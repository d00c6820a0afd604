package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The unique index on {@code _id}, which every document has. */
final class IdIndex extends FieldIndex {

    private final Map<Object, Integer> positions = new ConcurrentHashMap<>();

    IdIndex(String name, List<IndexKey> keys) {
        super(name, keys, false);
    }

    static boolean isOn(List<IndexKey> keys) {
        return keys.size() == 1 && keys.get(0).getKey().equals("_id");
    }

    private Object id(Document document) {
        return key(Objects.requireNonNull(value(document), "a document without _id"));
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public @Nullable Integer getPosition(Document document) {
        return positions.get(id(document));
    }

    /** In the order of their values. */
    @Override
    public Collection<Integer> getPositions(Document query) {
        Collection<Object> ascending = new TreeSet<>(ValueComparator.asc());
        ascending.addAll(asked(query));
        List<Integer> found = new ArrayList<>(ascending.size());
        for (Object value : ascending) {
            Integer position = positions.get(key(value));
            if (position != null) {
                found.add(position);
            }
        }
        return found;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Integer> collection) {
        if (positions.containsKey(id(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Integer position, MongoCollection<Integer> collection) {
        positions.put(id(document), position);
    }

    @Override
    public @Nullable Integer remove(Document document) {
        return positions.remove(id(document));
    }

    /** The server refuses an update of {@code _id} before it asks its indexes. */
    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Integer> collection) {}

    @Override
    public void updateInPlace(Document before, Document after, Integer position, MongoCollection<Integer> collection) {}

    @Override
    public long getCount() {
        return positions.size();
    }
}
