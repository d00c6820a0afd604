package org.karmayogi.pulse.bench.drain;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.bson.BsonDocument;
import org.karmayogi.pulse.bench.system.BenchSystem;

/**
 * Where one side drains: a broker, and an empty store of its own.
 *
 * @param system what runs there; not closed with this
 */
record Place(BenchSystem system, int broker, int store, MongoClient mongo, Admin admin) implements AutoCloseable {

    static final String DATABASE = "pulse";

    /** With a store started for it. */
    static Place at(BenchSystem system, int broker) {
        int store = system.store();
        return new Place(
                system,
                broker,
                store,
                MongoClients.create("mongodb://127.0.0.1:" + store),
                Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + broker)));
    }

    MongoDatabase database() {
        return mongo.getDatabase(DATABASE);
    }

    /** What the checkpoints in the store say; without their lists of totals, which would cost the store more than what is measured. */
    Progress checkpoints() {
        return () -> {
            Map<Integer, Long> next = new HashMap<>();
            for (BsonDocument checkpoint : database()
                    .getCollection("checkpoints", BsonDocument.class)
                    .find()
                    .projection(Projections.include("offset"))) {
                next.put(
                        checkpoint.getInt32("_id").getValue(),
                        checkpoint.getInt64("offset").getValue() + 1);
            }
            return next;
        };
    }

    /** What a group has committed to the broker. */
    Progress committed(String group) {
        return () -> {
            try {
                Map<Integer, Long> next = new HashMap<>();
                admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .forEach((at, offset) -> next.put(at.partition(), offset == null ? 0L : offset.offset()));
                return next;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("what " + group + " has committed is not known", e);
            }
        };
    }

    @Override
    public void close() {
        mongo.close();
        admin.close();
    }
}
