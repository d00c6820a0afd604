package org.karmayogi.pulse.metrics.store;

import static org.bson.codecs.configuration.CodecRegistries.fromCodecs;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.karmayogi.pulse.metrics.commit.Replacement;

/**
 * Writes documents on condition of their epoch, in unordered bulks. A bulk says how many replacements matched but not
 * which, so only when the number falls short are the documents looked at again.
 */
final class ConditionalWriter<D> {

    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> stored;
    private final MongoCollection<D> written;
    private final DocumentEncoder<D> encoder;

    ConditionalWriter(MongoCollection<BsonDocument> collection, DocumentEncoder<D> encoder) {
        this.stored = collection;
        this.written = collection.withDocumentClass(encoder.getEncoderClass()).withCodecRegistry(fromCodecs(encoder));
        this.encoder = encoder;
    }

    /** The ids not written, each with the epoch that was found ({@link Replacement#ABSENT} where there is no document). */
    Map<String, Long> write(List<Replacement<D>> replacements) {
        List<WriteModel<D>> models = new ArrayList<>(replacements.size());
        int replacing = 0;
        for (Replacement<D> replacement : replacements) {
            if (replacement.seen() == Replacement.ABSENT) {
                models.add(new InsertOneModel<>(replacement.document()));
            } else {
                replacing++;
                models.add(new ReplaceOneModel<>(
                        new BsonDocument("_id", new BsonString(replacement.id()))
                                .append("epoch", new BsonInt64(replacement.seen())),
                        replacement.document()));
            }
        }
        boolean allWritten;
        try {
            BulkWriteResult result = written.bulkWrite(models, UNORDERED);
            allWritten = result.getMatchedCount() == replacing;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || !onlyDuplicates(e.getWriteErrors())) {
                throw e;
            }
            allWritten = false;
        }
        return allWritten ? Map.of() : refused(replacements);
    }

    static boolean onlyDuplicates(List<BulkWriteError> errors) {
        return errors.stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    private Map<String, Long> refused(List<Replacement<D>> replacements) {
        Map<String, BsonDocument> wanted = new HashMap<>();
        Map<String, Long> refused = new HashMap<>();
        BsonArray ids = new BsonArray();
        for (Replacement<D> replacement : replacements) {
            wanted.put(replacement.id(), new BsonDocumentWrapper<>(replacement.document(), encoder));
            refused.put(replacement.id(), Replacement.ABSENT);
            ids.add(new BsonString(replacement.id()));
        }
        for (BsonDocument found : stored.find(new BsonDocument("_id", new BsonDocument("$in", ids)))
                .projection(Projections.include("epoch", "at"))) {
            String id = found.getString("_id").getValue();
            BsonDocument document = wanted.get(id);
            if (document != null
                    && found.getInt64("epoch").equals(document.getInt64("epoch"))
                    && found.getInt64("at").equals(document.getInt64("at"))) {
                refused.remove(id);
            } else {
                refused.put(id, found.getInt64("epoch").getValue());
            }
        }
        return refused;
    }
}
