package org.karmayogi.pulse.bench.drain.peer;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;

/** Takes in what one poll delivered. Learners are held in memory, all of them: without their facts no total can be right. */
final class NaiveConsumer implements Consumer<ConsumerRecords<String, byte[]>> {

    private final EventReader reader = new EventReader();
    private final MongoCollection<BsonDocument> events;
    private final MongoCollection<BsonDocument> totals;
    private final Map<String, FactSet> learners = new HashMap<>();

    NaiveConsumer(MongoDatabase database) {
        this.events = database.getCollection("events", BsonDocument.class).withWriteConcern(WriteConcern.MAJORITY);
        this.totals = PeerTotals.in(database);
    }

    @Override
    public void accept(ConsumerRecords<String, byte[]> records) {
        List<Arrival> arrivals = new ArrayList<>(records.count());
        List<BsonDocument> documents = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            Arrival arrival = reader.read(record);
            arrivals.add(arrival);
            documents.add(document(arrival, record.value()));
        }
        if (arrivals.isEmpty()) {
            return;
        }
        Set<Integer> known = insert(documents);
        Map<String, Integer> before = new HashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            if (!known.contains(i)) {
                Arrival arrival = arrivals.get(i);
                FactSet facts = learners.computeIfAbsent(arrival.learnerId(), id -> new FactSet());
                before.putIfAbsent(arrival.learnerId(), facts.count());
                facts.add(arrival.fact());
            }
        }
        Contributions contributions = new Contributions();
        before.forEach((id, count) -> contributions.add(
                id, Objects.requireNonNull(learners.get(id)).slice().facts(), count));
        increment(contributions);
    }

    private static BsonDocument document(Arrival arrival, byte[] data) {
        Fact fact = arrival.fact();
        return new BsonDocument("_id", new BsonString(fact.source() + '|' + fact.id()))
                .append("learnerId", new BsonString(arrival.learnerId()))
                .append("family", new BsonString(fact.event().family()))
                .append("occurredAt", new BsonDateTime(fact.occurredAt().toEpochMilli()))
                .append("data", new BsonBinary(data));
    }

    /** The indices of those that were there already. */
    private Set<Integer> insert(List<BsonDocument> documents) {
        Set<Integer> known = new HashSet<>();
        try {
            events.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                known.add(error.getIndex());
            }
        }
        return known;
    }

    private void increment(Contributions contributions) {
        List<UpdateOneModel<BsonDocument>> updates = new ArrayList<>();
        contributions.forEach((key, difference) -> {
            BsonDocument increments = PeerTotals.increments(key, difference);
            if (!increments.isEmpty()) {
                updates.add(new UpdateOneModel<>(
                        new BsonDocument("_id", new BsonString(key.kind().code() + '|' + key.key())),
                        new BsonDocument("$inc", increments).append("$setOnInsert", PeerTotals.named(key)),
                        new UpdateOptions().upsert(true)));
            }
        });
        if (!updates.isEmpty()) {
            totals.bulkWrite(updates, new BulkWriteOptions().ordered(false));
        }
    }
}
