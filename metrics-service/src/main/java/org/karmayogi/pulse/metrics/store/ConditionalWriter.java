package org.karmayogi.pulse.metrics.store;

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
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.karmayogi.pulse.metrics.commit.Replacement;

/**
 * Writes documents on condition of their epoch, in unordered bulks. A bulk says how many replacements matched but not
 * which, so only when the number falls short are the documents looked at again.
 */
final class ConditionalWriter {

    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> collection;

    ConditionalWriter(MongoCollection<BsonDocument> collection) {
        this.collection = collection;
    }

    /** The ids not written, each with the epoch that was found ({@link Replacement#ABSENT} where there is no document). */
    <D> Map<String, Long> write(List<Replacement<D>> replacements, Function<D, BsonDocument> encode) {
        List<WriteModel<BsonDocument>> models = new ArrayList<>(replacements.size());
        Map<String, BsonDocument> wanted = new HashMap<>(replacements.size() * 2);
        int replacing = 0;
        for (Replacement<D> replacement : replacements) {
            BsonDocument document = encode.apply(replacement.document());
            wanted.put(replacement.id(), document);
            if (replacement.seen() == Replacement.ABSENT) {
                models.add(new InsertOneModel<>(document));
            } else {
                replacing++;
                models.add(new ReplaceOneModel<>(
                        new BsonDocument("_id", new BsonString(replacement.id()))
                                .append("epoch", new BsonInt64(replacement.seen())),
                        document));
            }
        }
        boolean allWritten;
        try {
            BulkWriteResult result = collection.bulkWrite(models, UNORDERED);
            allWritten = result.getMatchedCount() == replacing;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || !onlyDuplicates(e.getWriteErrors())) {
                throw e;
            }
            allWritten = false;
        }
        return allWritten ? Map.of() : refused(wanted);
    }

    static boolean onlyDuplicates(List<BulkWriteError> errors) {
        return errors.stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    private Map<String, Long> refused(Map<String, BsonDocument> wanted) {
        Map<String, Long> refused = new HashMap<>();
        wanted.keySet().forEach(id -> refused.put(id, Replacement.ABSENT));
        BsonArray ids = new BsonArray();
        wanted.keySet().forEach(id -> ids.add(new BsonString(id)));
        for (BsonDocument found : collection
                .find(new BsonDocument("_id", new BsonDocument("$in", ids)))
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
