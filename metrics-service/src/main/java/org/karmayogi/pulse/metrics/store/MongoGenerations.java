package org.karmayogi.pulse.metrics.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.LearnerSearch;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.generation.Generation;
import org.karmayogi.pulse.metrics.generation.GenerationRepository;
import org.karmayogi.pulse.metrics.generation.GenerationTable;

/**
 * Generations on MongoDB: the table is the one document {@code {_id: "generations", revision, generations: [...]}} of the
 * collection of that name; the collections of generation n end in {@code _n}, those of the first in nothing.
 */
public final class MongoGenerations implements GenerationRepository {

    private static final BsonString TABLE = new BsonString("generations");

    private final MongoDatabase database;
    private final MongoCollection<BsonDocument> tables;

    public MongoGenerations(MongoDatabase database) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
        this.tables = this.database.getCollection(TABLE.getValue(), BsonDocument.class);
    }

    @Override
    public GenerationTable readOrCreate(GenerationTable first) {
        @Nullable BsonDocument document = find();
        if (document == null) {
            try {
                tables.insertOne(encode(first));
            } catch (MongoWriteException e) {
                if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                } // another instance was first
            }
            document = find();
        }
        if (document == null) {
            throw new IllegalStateException("the table of generations was written and is not there");
        }
        return decode(document);
    }

    private @Nullable BsonDocument find() {
        return tables.find(new BsonDocument("_id", TABLE)).first();
    }

    @Override
    public boolean replace(GenerationTable from, GenerationTable to) {
        BsonDocument condition = new BsonDocument("_id", TABLE).append("revision", new BsonInt64(from.revision()));
        return tables.replaceOne(condition, encode(to)).getMatchedCount() == 1;
    }

    @Override
    public LearnerSearch search(int number) {
        return new MongoMetricsStore(database, suffix(number));
    }

    @Override
    public MetricsStore store(int number) {
        return new MongoMetricsStore(database, suffix(number));
    }

    @Override
    public void drop(int number) {
        for (String name : MongoMetricsStore.collections(suffix(number))) {
            database.getCollection(name).drop();
        }
    }

    private static String suffix(int number) {
        return number == 0 ? "" : "_" + number;
    }

    private static BsonDocument encode(GenerationTable table) {
        BsonArray generations = new BsonArray();
        for (Generation it : table.generations()) {
            String detail = it.detail();
            generations.add(new BsonDocument("number", new BsonInt32(it.number()))
                    .append("foldVersion", new BsonInt32(it.foldVersion()))
                    .append("source", new BsonString(it.source().name()))
                    .append("state", new BsonString(it.state().name()))
                    .append("startedAt", new BsonDateTime(it.startedAt().toEpochMilli()))
                    .append("changedAt", new BsonDateTime(it.changedAt().toEpochMilli()))
                    .append("copied", new BsonInt64(it.copied()))
                    .append("detail", detail == null ? BsonNull.VALUE : new BsonString(detail)));
        }
        return new BsonDocument("_id", TABLE)
                .append("revision", new BsonInt64(table.revision()))
                .append("generations", generations);
    }

    private static GenerationTable decode(BsonDocument document) {
        List<Generation> generations = new ArrayList<>();
        for (BsonValue value : document.getArray("generations")) {
            BsonDocument it = value.asDocument();
            BsonValue detail = it.get("detail", BsonNull.VALUE);
            generations.add(new Generation(
                    it.getInt32("number").getValue(),
                    it.getInt32("foldVersion").getValue(),
                    Generation.Source.valueOf(it.getString("source").getValue()),
                    Generation.State.valueOf(it.getString("state").getValue()),
                    Instant.ofEpochMilli(it.getDateTime("startedAt").getValue()),
                    Instant.ofEpochMilli(it.getDateTime("changedAt").getValue()),
                    it.getInt64("copied").getValue(),
                    detail.isNull() ? null : detail.asString().getValue()));
        }
        return new GenerationTable(document.getInt64("revision").getValue(), generations);
    }
}
