package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

/** The memory backend, its collections indexed by {@code {_id, epoch}} from their first document. */
final class FencedBackend extends MemoryBackend {

    @Override
    public MemoryDatabase openOrCreateDatabase(String databaseName) {
        return new FencedDatabase(databaseName, getCursorRegistry());
    }

    /** Keeps the collections: the server closes its backend when it stops, and may be started again. */
    @Override
    public void close() {}

    private static final class FencedDatabase extends MemoryDatabase {

        private static final List<IndexKey> FENCE = List.of(new IndexKey("_id", true), new IndexKey("epoch", true));

        private static final String FENCE_NAME = "_id_1_epoch_1";

        FencedDatabase(String databaseName, CursorRegistry cursors) {
            super(databaseName, cursors);
        }

        @Override
        protected MemoryCollection openOrCreateCollection(String collectionName, CollectionOptions options) {
            MemoryCollection collection = super.openOrCreateCollection(collectionName, options);
            // The server's own catalogue has no _id.
            if (!collectionName.startsWith("system.")) {
                collection.addIndex(openOrCreateUniqueIndex(collectionName, FENCE_NAME, FENCE, false));
            }
            return collection;
        }

        /** The server drops the indexes that its catalogue knows, and refuses where others are left. */
        @Override
        public void dropCollection(String collectionName, Oplog oplog) {
            resolveCollection(collectionName, true).dropIndex(FENCE_NAME);
            super.dropCollection(collectionName, oplog);
        }
    }
}
