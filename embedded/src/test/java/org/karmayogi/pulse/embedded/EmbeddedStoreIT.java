package org.karmayogi.pulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddedStoreIT {

    private static final int LEARNERS = 20_000;

    private final EmbeddedStore store = EmbeddedStore.start();
    private final MongoClient client = MongoClients.create(store.connectionString());
    private final MongoCollection<Document> learners =
            client.getDatabase("pulse").getCollection("learners");

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void replacesByIdAndEpochWithoutAScan() {
        learners.insertMany(IntStream.range(0, LEARNERS)
                .mapToObj(i -> new Document("_id", "UP-" + i).append("epoch", 1))
                .toList());
        List<ReplaceOneModel<Document>> replaces = IntStream.range(0, LEARNERS)
                .mapToObj(i ->
                        new ReplaceOneModel<>(filter("UP-" + i, 1), new Document("_id", "UP-" + i).append("epoch", 2)))
                .toList();
        long start = System.nanoTime();
        assertThat(learners.bulkWrite(replaces).getModifiedCount()).isEqualTo(LEARNERS);
        // A scan does 150 to 600 a second; the index 20,000.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void refusesAReplaceOfAnotherEpoch() {
        learners.insertOne(new Document("_id", "UP-1").append("epoch", 7));
        assertThat(learners.replaceOne(filter("UP-1", 6), new Document("epoch", 6))
                        .getMatchedCount())
                .isZero();
        assertThatThrownBy(() -> learners.replaceOne(
                        filter("UP-1", 6), new Document("epoch", 6), new ReplaceOptions().upsert(true)))
                .isInstanceOfSatisfying(
                        MongoWriteException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @Test
    void keepsWhatItHoldsOverARestart() {
        learners.insertOne(new Document("_id", "UP-1").append("epoch", 7));
        store.stop();
        store.restart();
        assertThat(learners.countDocuments(filter("UP-1", 7))).isEqualTo(1);
    }

    @Test
    void dropsACollectionWithWhatItHolds() {
        learners.insertOne(new Document("_id", "UP-1").append("epoch", 7));
        learners.drop();
        assertThat(learners.countDocuments()).isZero();
        learners.insertOne(new Document("_id", "UP-1").append("epoch", 1));
        assertThat(learners.countDocuments(filter("UP-1", 1))).isEqualTo(1);
    }

    @Test
    void readsNoDocumentThatIsHalfWritten() throws Exception {
        List<String> fields = IntStream.range(0, 50).mapToObj(i -> "field" + i).toList();
        learners.insertOne(allOf(fields, 0));
        AtomicBoolean ended = new AtomicBoolean();
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 1; i <= 5_000; i++) {
                if (i % 2 == 0) {
                    learners.replaceOne(new Document("_id", "UP-1"), allOf(fields, i));
                } else {
                    Document values = allOf(fields, i);
                    values.remove("_id");
                    learners.updateOne(new Document("_id", "UP-1"), new Document("$set", values));
                }
            }
            ended.set(true);
        });
        Set<Object> seen = new HashSet<>();
        while (!ended.get() && !writing.isDone()) {
            Document found = Objects.requireNonNull(learners.find().first());
            assertThat(found)
                    .hasSize(fields.size() + 1)
                    .extracting(fields.toArray(new String[0]))
                    .containsOnly(found.get("field0"));
            seen.add(found.get("field0"));
        }
        writing.get();
        assertThat(seen).hasSizeGreaterThan(100);
    }

    private static Document allOf(List<String> fields, int value) {
        Document document = new Document("_id", "UP-1");
        fields.forEach(field -> document.append(field, value));
        return document;
    }

    /** Flat: {@code Filters.and} would nest both under {@code $and}, which no index of this store serves. */
    private static Document filter(String id, int epoch) {
        return new Document("_id", id).append("epoch", epoch);
    }
}
