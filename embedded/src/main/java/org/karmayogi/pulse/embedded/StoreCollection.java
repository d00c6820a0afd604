package org.karmayogi.pulse.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;

/** A collection in memory. Its size in bytes is not known, which spares encoding every document once more to measure it. */
final class StoreCollection extends MemoryCollection {

    StoreCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    /** The library tells indexes which document goes, and not where it is: only a unique one knows that by itself. */
    @Override
    protected void removeDocument(Integer position) {
        for (Index<Integer> index : getIndexes()) {
            if (index instanceof ValueIndex values) {
                values.remove(getDocument(position), position);
            }
        }
        super.removeDocument(position);
    }
}
