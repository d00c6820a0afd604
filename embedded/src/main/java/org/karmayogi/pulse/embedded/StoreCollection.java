package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.embedded.CompactDocuments.Compact;

/**
 * A collection in memory whose documents never change once they are stored: an update works on a copy and puts it in the place of what was
 * there. The server encodes what was found after it has left the collection, so that a document which changed in its place,
 * as in the library's own collection, could be sent half old and half new.
 *
 * <p>Its size in bytes is not known, which spares encoding every document once more to measure it.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Integer> {

    private static final String ID = "_id";

    private final CompactDocuments forms = new CompactDocuments();
    private final List<@Nullable Compact> documents = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();

    StoreCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        Integer position = free.poll();
        if (position == null) {
            documents.add(forms.of(document));
            return documents.size() - 1;
        }
        documents.set(position, forms.of(document));
        return position;
    }

    /** A replacement by {@code _id}, which is nearly all that is written, has a short way; everything else has the library's. */
    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        Integer position = multi || upsert ? null : replaced(selector, update);
        if (position == null) {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        }
        Document before = getDocument(position);
        boolean matched = documentMatchesQuery(before, selector);
        boolean modified = matched && !before.equals(update);
        if (modified) {
            getIndexes().forEach(index -> index.checkUpdate(before, update, this));
            getIndexes().forEach(index -> index.updateInPlace(before, update, position, this));
            documents.set(position, forms.of(update));
        }
        oplog.handleUpdate(getFullName(), selector, update, modified ? List.of(update.get(ID)) : List.of());
        return new Document("n", matched ? 1 : 0).append("nModified", modified ? 1 : 0);
    }

    /** Where the document is that an update replaces without a change of {@code _id}; null if the update is anything else. */
    private @Nullable Integer replaced(Document selector, Document update) {
        boolean plain = update.get(ID) instanceof String id
                && id.equals(selector.get(ID))
                && update.keySet().stream().noneMatch(field -> field.startsWith("$") || field.contains("."));
        // A collection without _id has no index at all; in every other that on _id is the first.
        return plain && !getIndexes().isEmpty() && getIndexes().get(0) instanceof IdIndex ids
                ? ids.getPosition(update)
                : null;
    }

    @Override
    protected void handleUpdate(Integer position, Document before, Document after) {
        documents.set(position, forms.of(after));
    }

    /** The library tells indexes which document goes, and not where it is: only a unique one knows that by itself. */
    @Override
    protected void removeDocument(Integer position) {
        Document document = getDocument(position);
        for (Index<Integer> index : getIndexes()) {
            if (index instanceof ValueIndex values) {
                values.remove(document, position);
            }
        }
        documents.set(position, null);
        free.add(position);
    }

    @Override
    protected Document getDocument(Integer position) {
        return Objects.requireNonNull(documents.get(position), "an index knows a document that is no more")
                .document();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        IntStream positions = IntStream.range(0, documents.size());
        if (isNaturalDescending(orderBy)) {
            positions = positions.map(position -> documents.size() - 1 - position);
        }
        Stream<Document> all =
                positions.mapToObj(documents::get).filter(Objects::nonNull).map(Compact::document);
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, projection);
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return IntStream.range(0, documents.size())
                .filter(position -> documents.get(position) != null)
                .mapToObj(position -> new DocumentWithPosition<>(getDocument(position), position));
    }

    @Override
    public synchronized int count() {
        return documents.size() - free.size();
    }

    @Override
    public synchronized int count(Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    @Override
    public synchronized boolean isEmpty() {
        return count() == 0;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new IllegalStateException("sizes are not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
