package org.karmayogi.pulse.metrics.store;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.FlushedTotals;
import org.karmayogi.pulse.metrics.commit.LearnerDocument;
import org.karmayogi.pulse.metrics.commit.LearnerSearch;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.Replacement;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.commit.TotalDocument;

/**
 * The metrics store on MongoDB: majority writes, majority reads from the primary, and no operation that needs a replica
 * set, so that a standalone, a replica set and a sharded cluster all give the same guarantee.
 */
public final class MongoMetricsStore implements MetricsStore, LearnerSearch {

    /** Documents an answer; learners have up to 1 MB each, a few hundred bytes as a rule, and a message has 48 MB at most. */
    private static final int BATCH = 500;

    private static final String LEARNERS = "learners";
    private static final String TOTALS = "totals";
    private static final String CHECKPOINTS = "checkpoints";

    private final MongoCollection<BsonDocument> learners;
    private final MongoCollection<BsonDocument> totals;
    private final MongoCollection<BsonDocument> checkpoints;
    private final ConditionalWriter<LearnerDocument> learnerWriter;
    private final ConditionalWriter<TotalDocument> totalWriter;
    private final FlushedTotals flushed = new FlushedTotals();

    /**
     * The store of one generation.
     *
     * @param suffix what the generation appends to the names of its collections; empty for the first
     */
    public MongoMetricsStore(MongoDatabase database, String suffix) {
        learners = collection(database, LEARNERS + suffix);
        totals = collection(database, TOTALS + suffix);
        checkpoints = collection(database, CHECKPOINTS + suffix);
        learnerWriter = new ConditionalWriter<>(learners, LearnerDocuments.ENCODER);
        totalWriter = new ConditionalWriter<>(totals, TotalDocuments.ENCODER);
    }

    /** The names of a generation's collections, the commit point first: without it the others are nobody's. */
    static List<String> collections(String suffix) {
        return List.of(CHECKPOINTS + suffix, TOTALS + suffix, LEARNERS + suffix);
    }

    private static MongoCollection<BsonDocument> collection(MongoDatabase database, String name) {
        return database.getCollection(name, BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public Checkpoint takeOver(int partition, String topicId) {
        // They do nothing where the index is there.
        totals.createIndex(Indexes.ascending("partition"));
        learners.createIndex(Indexes.ascending("partition"));
        learners.createIndex(Indexes.ascending("department", "_id", "completions", "district"));
        BsonDocument created = new BsonDocument("topicId", new BsonString(topicId))
                .append("offset", new BsonInt64(Checkpoint.NOTHING))
                .append("completeThrough", BsonNull.VALUE)
                .append("recent", new BsonArray());
        BsonDocument taken = checkpoints.findOneAndUpdate(
                CheckpointDocuments.id(partition),
                new BsonDocument("$inc", new BsonDocument("epoch", new BsonInt64(1))).append("$setOnInsert", created),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return CheckpointDocuments.decode(Objects.requireNonNull(taken, "an upsert returns the document"));
    }

    @Override
    public List<Checkpoint> checkpoints() {
        return all(checkpoints.find().projection(CheckpointDocuments.ALONE), CheckpointDocuments::decode);
    }

    @Override
    public Optional<Checkpoint> checkpoint(int partition) {
        return Optional.ofNullable(
                        checkpoints.find(CheckpointDocuments.id(partition)).first())
                .map(CheckpointDocuments::decode);
    }

    @Override
    public boolean advance(Checkpoint from, Checkpoint to) {
        BsonDocument condition = CheckpointDocuments.id(from.partition())
                .append("epoch", new BsonInt64(from.epoch()))
                .append("offset", new BsonInt64(from.offset()));
        return checkpoints
                        .updateOne(condition, new BsonDocument("$set", CheckpointDocuments.moving(to)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Map<String, StoredLearner> learners(Collection<String> ids) {
        Map<String, StoredLearner> found = new HashMap<>();
        for (BsonDocument document : find(learners, byId(ids))) {
            found.put(document.getString("_id").getValue(), LearnerDocuments.decode(document));
        }
        return found;
    }

    @Override
    public void eachLearner(int partition, BiConsumer<String, StoredLearner> action) {
        for (BsonDocument document : find(learners, new BsonDocument("partition", new BsonInt32(partition)))) {
            action.accept(document.getString("_id").getValue(), LearnerDocuments.decode(document));
        }
    }

    @Override
    public List<TotalDocument> totals(Collection<String> ids) {
        return all(find(totals, byId(ids)), TotalDocuments::decode);
    }

    @Override
    public List<TotalDocument> totalsOf(int partition) {
        return all(find(totals, new BsonDocument("partition", new BsonInt32(partition))), TotalDocuments::decode);
    }

    @Override
    public Map<String, Long> replaceLearners(List<Replacement<LearnerDocument>> replacements) {
        return learnerWriter.write(replacements);
    }

    @Override
    public Map<String, Long> replaceTotals(List<Replacement<TotalDocument>> replacements) {
        return totalWriter.write(replacements);
    }

    @Override
    public FlushedTotals flushed() {
        return flushed;
    }

    @Override
    public List<Found> pending(
            String department, @Nullable String district, int fewerThan, @Nullable String after, int limit) {
        // In the order of the index: it gives the sorting, and what is behind it is decided within it.
        BsonDocument filter = new BsonDocument("department", new BsonString(department));
        if (after != null) {
            filter.append("_id", new BsonDocument("$gt", new BsonString(after)));
        }
        filter.append("completions", new BsonDocument("$lt", new BsonInt32(fewerThan)));
        if (district != null) {
            filter.append("district", new BsonString(district));
        }
        return all(
                find(learners, filter)
                        .sort(new BsonDocument("_id", new BsonInt32(1)))
                        .limit(limit),
                document -> new Found(document.getString("_id").getValue(), LearnerDocuments.decode(document)));
    }

    private static FindIterable<BsonDocument> find(MongoCollection<BsonDocument> collection, BsonDocument filter) {
        return collection.find(filter).batchSize(BATCH);
    }

    private static BsonDocument byId(Collection<String> ids) {
        BsonArray values = new BsonArray();
        ids.forEach(id -> values.add(new BsonString(id)));
        return new BsonDocument("_id", new BsonDocument("$in", values));
    }

    private static <T> List<T> all(FindIterable<BsonDocument> documents, Function<BsonDocument, T> decode) {
        List<T> all = new ArrayList<>();
        for (BsonDocument document : documents) {
            all.add(decode.apply(document));
        }
        return all;
    }
}
