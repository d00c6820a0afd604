package org.karmayogi.pulse.metrics.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.reject.Reject;
import org.karmayogi.pulse.metrics.reject.RejectCount;
import org.karmayogi.pulse.metrics.reject.RejectFilter;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.karmayogi.pulse.metrics.reject.ReplayNote;

/** Rejects on MongoDB, in the collection {@code rejects}; their ids keep each of them single. */
public final class MongoRejects implements RejectRepository {

    /** Sources of rejects that are told apart; there are as many portals as keys. */
    private static final int COUNTED = 2_000;

    private static final BsonDocument LATEST_FIRST =
            new BsonDocument("receivedAt", new BsonInt32(-1)).append("_id", new BsonInt32(-1));

    /** Without what was sent, which may be 64 KiB. */
    private static final BsonDocument KEY_ALONE = new BsonDocument(RejectDocuments.KEY, new BsonInt32(1));

    private final MongoCollection<BsonDocument> rejects;

    public MongoRejects(MongoDatabase database) {
        rejects = database.getCollection("rejects", BsonDocument.class)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public long next(int partition) {
        BsonDocument last = rejects.find(new BsonDocument("partition", new BsonInt32(partition)))
                .sort(new BsonDocument("offset", new BsonInt32(-1)))
                .first();
        return last == null ? 0 : last.getInt64("offset").getValue() + 1;
    }

    @Override
    public void note(List<ReplayNote> notes) {
        for (ReplayNote note : notes) {
            BsonDocument unnoted = new BsonDocument("_id", new BsonString(note.rejectId()))
                    .append(RejectDocuments.REPLAY, new BsonDocument("$exists", BsonBoolean.FALSE));
            rejects.updateOne(unnoted, Updates.set(RejectDocuments.REPLAY, RejectDocuments.encode(note.replay())));
        }
    }

    @Override
    public void keep(List<Reject> given) {
        List<Reject> found = firstOfTheirKeys(given);
        if (found.isEmpty()) {
            return;
        }
        rejects.createIndex(Indexes.compoundIndex(Indexes.ascending("partition"), Indexes.descending("offset")));
        rejects.createIndex(Indexes.descending("receivedAt", "_id"));
        rejects.createIndex(Indexes.ascending("source", "reason", "receivedAt"));
        rejects.createIndex(Indexes.ascending(RejectDocuments.KEY));
        try {
            rejects.insertMany(
                    found.stream().map(RejectDocuments::encode).toList(), new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || !ConditionalWriter.onlyDuplicates(e.getWriteErrors())) {
                throw e;
            } // the rest was kept before
        }
    }

    /** Without those whose key another one has, which was kept or is given before. */
    private List<Reject> firstOfTheirKeys(List<Reject> given) {
        List<String> keys =
                given.stream().map(Reject::key).filter(Objects::nonNull).toList();
        if (keys.isEmpty()) {
            return given;
        }
        Map<String, String> holders = new HashMap<>();
        for (BsonDocument document : rejects.find(withKey(keys)).projection(KEY_ALONE)) {
            holders.put(
                    document.getString(RejectDocuments.KEY).getValue(),
                    document.getString("_id").getValue());
        }
        return given.stream()
                .filter(reject -> {
                    @Nullable String key = reject.key();
                    return key == null
                            || holders.computeIfAbsent(key, missing -> reject.id())
                                    .equals(reject.id());
                })
                .toList();
    }

    private static BsonDocument withKey(Collection<String> keys) {
        BsonArray values = new BsonArray();
        keys.forEach(key -> values.add(new BsonString(key)));
        return new BsonDocument(RejectDocuments.KEY, new BsonDocument("$in", values));
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        Set<String> known = new HashSet<>();
        for (BsonDocument document : rejects.find(withKey(keys)).projection(KEY_ALONE)) {
            known.add(document.getString(RejectDocuments.KEY).getValue());
        }
        return known;
    }

    @Override
    public void clear() {
        rejects.drop();
    }

    @Override
    public Optional<Reject> find(String id) {
        return Optional.ofNullable(rejects.find(new BsonDocument("_id", new BsonString(id)))
                        .first())
                .map(RejectDocuments::decode);
    }

    @Override
    public List<Reject> list(RejectFilter filter, @Nullable Reject behind, int limit) {
        BsonDocument condition = condition(filter);
        if (behind != null) {
            BsonDateTime moment = new BsonDateTime(behind.receivedAt().toEpochMilli());
            BsonDocument before = new BsonDocument("receivedAt", new BsonDocument("$lt", moment));
            BsonDocument sameMoment = new BsonDocument("receivedAt", moment)
                    .append("_id", new BsonDocument("$lt", new BsonString(behind.id())));
            condition.append("$or", new BsonArray(List.of(before, sameMoment)));
        }
        List<Reject> page = new ArrayList<>();
        for (BsonDocument document : rejects.find(condition).sort(LATEST_FIRST).limit(limit)) {
            page.add(RejectDocuments.decode(document));
        }
        return page;
    }

    @Override
    public List<RejectCount> counts(RejectFilter filter) {
        return counts(condition(filter), List.of(new BsonDocument("$limit", new BsonInt32(COUNTED))));
    }

    @Override
    public List<RejectCount> countsBefore(int partition, long offset) {
        BsonDocument condition = new BsonDocument("partition", new BsonInt32(partition))
                .append("offset", new BsonDocument("$lt", new BsonInt64(offset)));
        return counts(condition, List.of());
    }

    private List<RejectCount> counts(BsonDocument condition, List<BsonDocument> further) {
        BsonDocument by =
                new BsonDocument("source", new BsonString("$source")).append("reason", new BsonString("$reason"));
        BsonDocument group = new BsonDocument("_id", by).append("count", new BsonDocument("$sum", new BsonInt32(1)));
        List<RejectCount> counts = new ArrayList<>();
        List<BsonDocument> steps = new ArrayList<>();
        steps.add(new BsonDocument("$match", condition));
        steps.add(new BsonDocument("$group", group));
        steps.addAll(further);
        for (BsonDocument counted : rejects.aggregate(steps)) {
            BsonDocument id = counted.getDocument("_id");
            counts.add(new RejectCount(
                    id.getString("source").getValue(),
                    id.getString("reason").getValue(),
                    counted.getNumber("count").longValue()));
        }
        return counts;
    }

    private static BsonDocument condition(RejectFilter filter) {
        BsonDocument condition = new BsonDocument();
        if (filter.source() != null) {
            condition.append("source", new BsonString(filter.source()));
        }
        if (filter.reason() != null) {
            condition.append("reason", new BsonString(filter.reason()));
        }
        BsonDocument received = new BsonDocument();
        if (filter.from() != null) {
            received.append("$gte", new BsonDateTime(filter.from().toEpochMilli()));
        }
        if (filter.to() != null) {
            received.append("$lt", new BsonDateTime(filter.to().toEpochMilli()));
        }
        return received.isEmpty() ? condition : condition.append("receivedAt", received);
    }
}
