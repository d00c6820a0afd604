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
import java.util.List;
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

    /** Flat: {@code Filters.and} would nest both under {@code $and}, which no index of this store serves. */
    private static Document filter(String id, int epoch) {
        return new Document("_id", id).append("epoch", epoch);
    }
}
