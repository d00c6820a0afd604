package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import java.util.List;

/** Databases of {@link StoreCollection}s, in memory. */
final class StoreBackend extends AbstractMongoBackend {

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, getCursorRegistry());
    }

    /** Keeps the collections: the server closes its backend when it stops, and may be started again. */
    @Override
    public void close() {}

    private static final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Integer> {

        StoreDatabase(String databaseName, CursorRegistry cursors) {
            super(databaseName, cursors);
            initializeNamespacesAndIndexes();
        }

        @Override
        protected MongoCollection<Integer> openOrCreateCollection(String collectionName, CollectionOptions options) {
            return new StoreCollection(this, collectionName, options, cursorRegistry);
        }

        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            return IdIndex.isOn(keys) ? new IdIndex(indexName, keys) : new MemoryUniqueIndex(indexName, keys, sparse);
        }

        /** One of a single field serves; one of several is accepted and serves nothing, as the library has it. */
        @Override
        protected Index<Integer> openOrCreateSecondaryIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            return ValueIndex.isOn(keys)
                    ? new ValueIndex(indexName, keys)
                    : super.openOrCreateSecondaryIndex(collectionName, indexName, keys, sparse);
        }

        @Override
        protected long getStorageSize() {
            return 0;
        }

        @Override
        protected long getFileSize() {
            return 0;
        }
    }
}
