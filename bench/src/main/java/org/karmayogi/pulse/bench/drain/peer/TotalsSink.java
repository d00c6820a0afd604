package org.karmayogi.pulse.bench.drain.peer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/** Writes one partition's totals to the store on another thread, then a checkpoint that says up to where they are. */
final class TotalsSink {

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<BsonDocument> totals;
    private final MongoCollection<BsonDocument> checkpoints;
    private final Executor threads;
    private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

    TotalsSink(MongoDatabase database, Executor threads) {
        this.threads = threads;
        this.totals = PeerTotals.in(database);
        this.checkpoints = database.getCollection("checkpoints", BsonDocument.class);
    }

    /** Whether the last write has ended; throws what it failed with. */
    boolean isIdle() {
        if (running.isDone()) {
            running.join();
        }
        return running.isDone();
    }

    void write(int partition, List<BsonDocument> documents, long through) {
        running = CompletableFuture.runAsync(() -> writeNow(partition, documents, through), threads);
    }

    private void writeNow(int partition, List<BsonDocument> documents, long through) {
        if (!documents.isEmpty()) {
            totals.bulkWrite(
                    documents.stream()
                            .map(it -> new ReplaceOneModel<>(id(it), it, UPSERT))
                            .toList(),
                    UNORDERED);
        }
        BsonDocument checkpoint = new BsonDocument("_id", new BsonInt32(partition));
        checkpoints.replaceOne(id(checkpoint), checkpoint.append("offset", new BsonInt64(through)), UPSERT);
    }

    private static BsonDocument id(BsonDocument document) {
        return new BsonDocument("_id", document.get("_id"));
    }
}
