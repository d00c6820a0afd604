package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import java.util.List;

/** The memory backend with indexes that serve what the services ask for, and without a size that nobody asks for. */
final class StoreBackend extends MemoryBackend {

    @Override
    public MemoryDatabase openOrCreateDatabase(String databaseName) {
        return new StoreDatabase(databaseName, getCursorRegistry());
    }

    /** Keeps the collections: the server closes its backend when it stops, and may be started again. */
    @Override
    public void close() {}

    private static final class StoreDatabase extends MemoryDatabase {

        StoreDatabase(String databaseName, CursorRegistry cursors) {
            super(databaseName, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String collectionName, CollectionOptions options) {
            return new StoreCollection(this, collectionName, options, cursorRegistry);
        }

        @Override
        protected Index<Integer> openOrCreateUniqueIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            return IdIndex.isOn(keys)
                    ? new IdIndex(indexName, keys)
                    : super.openOrCreateUniqueIndex(collectionName, indexName, keys, sparse);
        }

        /** One of a single field serves; one of several is accepted and serves nothing, as the library has it. */
        @Override
        protected Index<Integer> openOrCreateSecondaryIndex(
                String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
            return ValueIndex.isOn(keys)
                    ? new ValueIndex(indexName, keys)
                    : super.openOrCreateSecondaryIndex(collectionName, indexName, keys, sparse);
        }
    }
}
