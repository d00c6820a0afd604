package org.karmayogi.pulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store beside the library's own backend, which scans: the same operations must get the same answers and leave the same documents. */
class StoreIndexesIT {

    private static final int OPERATIONS = 3_000;

    private final EmbeddedStore store = EmbeddedStore.start();
    private final MongoServer scanning = new MongoServer(new MemoryBackend());
    private final List<MongoClient> clients =
            List.of(MongoClients.create(store.connectionString()), MongoClients.create(connection(scanning)));
    private final MongoCollection<Document> ours = database(clients.get(0)).getCollection("learners");
    private final MongoCollection<Document> theirs = database(clients.get(1)).getCollection("learners");
    private final List<Integer> found = new ArrayList<>();

    private static String connection(MongoServer server) {
        return "mongodb://127.0.0.1:" + server.bind().getPort();
    }

    private static MongoDatabase database(MongoClient client) {
        return client.getDatabase("pulse");
    }

    @BeforeEach
    void index() {
        ours.createIndex(Indexes.ascending("partition"));
        ours.createIndex(Indexes.ascending("department", "district"));
    }

    @AfterEach
    void close() {
        clients.forEach(MongoClient::close);
        scanning.shutdownNow();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsAScanDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < OPERATIONS; i++) {
            Function<MongoCollection<Document>, Object> operation = operation(random);
            assertThat(answer(ours, operation)).as("operation %d", i).isEqualTo(answer(theirs, operation));
        }
        assertThat(all(ours)).isEqualTo(all(theirs));
        // Most that were asked for found something, some found several.
        assertThat(found).filteredOn(size -> size > 0).hasSizeGreaterThan(OPERATIONS / 10);
        assertThat(found).filteredOn(size -> size > 1).hasSizeGreaterThan(OPERATIONS / 20);
    }

    private static Object answer(
            MongoCollection<Document> collection, Function<MongoCollection<Document>, Object> operation) {
        try {
            return operation.apply(collection);
        } catch (MongoException e) {
            return e.getCode();
        }
    }

    private static List<Document> all(MongoCollection<Document> collection) {
        return collection.find().into(new ArrayList<>());
    }

    private Function<MongoCollection<Document>, Object> operation(Random random) {
        Document filter = filter(random);
        Document document = document(random);
        Document update = update(random);
        return switch (random.nextInt(9)) {
            case 8 -> {
                Document own = new Document("_id", document.get("_id")).append("epoch", random.nextInt(3));
                yield collection ->
                        collection.replaceOne(own, new Document(document)).getMatchedCount();
            }
            case 0, 1 ->
                collection -> {
                    collection.insertOne(new Document(document));
                    return "inserted";
                };
            case 2 ->
                collection ->
                        collection.replaceOne(filter, new Document(document)).getMatchedCount();
            case 3 -> {
                Document withoutId = new Document(document);
                withoutId.remove("_id");
                yield collection ->
                        collection.replaceOne(filter, new Document(withoutId)).getModifiedCount();
            }
            case 4 -> collection -> collection.updateMany(filter, update).getModifiedCount();
            case 5 ->
                collection -> {
                    var result = collection.updateOne(
                            new Document("_id", document.get("_id")), update, new UpdateOptions().upsert(true));
                    return List.of(result.getMatchedCount(), result.getModifiedCount(), result.getUpsertedId() != null);
                };
            case 6 -> collection -> deleteOrCount(filter, collection);
            default ->
                collection -> {
                    List<Document> documents = collection.find(filter).into(new ArrayList<>());
                    found.add(documents.size());
                    // Neither documents nor, after a replacement, their fields need be in the same order.
                    return documents.stream()
                            .map(it -> new TreeMap<>(it).toString())
                            .sorted()
                            .toList();
                };
        };
    }

    /** Deletes what a filter by _id finds, and counts for every other, so that documents do not run out. */
    private static Object deleteOrCount(Document filter, MongoCollection<Document> collection) {
        return filter.containsKey("_id")
                ? collection.deleteMany(filter).getDeletedCount()
                : collection.countDocuments(filter);
    }

    private static Document document(Random random) {
        Document document = new Document("_id", id(random)).append("epoch", random.nextInt(3));
        if (random.nextInt(10) > 0) {
            document.append("partition", partition(random));
        }
        return document.append("department", "D" + random.nextInt(3)).append("district", "S" + random.nextInt(3));
    }

    private static Document update(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Document("$set", new Document("partition", partition(random)));
            case 1 -> new Document("$unset", new Document("partition", ""));
            case 2 -> new Document("$inc", new Document("epoch", 1L));
            default -> new Document("$set", new Document("_id", id(random)).append("epoch", 7));
        };
    }

    private static Object id(Random random) {
        int number = random.nextInt(60);
        return switch (random.nextInt(4)) {
            case 0 -> number;
            case 1 -> (long) number;
            case 2 -> new Document("n", number % 5).append("of", "UP");
            default -> "UP-" + number;
        };
    }

    private static Object partition(Random random) {
        int number = random.nextInt(6);
        return switch (random.nextInt(6)) {
            case 0 -> (double) number;
            case 1 -> (long) number;
            case 2 -> Arrays.asList(number, "all", null);
            default -> number;
        };
    }

    private static Document filter(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new Document("_id", id(random));
            case 1 -> new Document("_id", id(random)).append("epoch", random.nextInt(3));
            case 2 -> new Document("epoch", random.nextInt(3)).append("_id", id(random));
            case 3 -> new Document("_id", new Document("$in", Arrays.asList(id(random), id(random), id(random))));
            case 4 -> new Document("_id", new Document("$gt", "UP-3"));
            case 5 -> new Document("partition", random.nextInt(6)).append("epoch", new Document("$lt", 2));
            case 6 -> new Document("partition", null);
            case 7 ->
                new Document("partition", new Document("$in", Arrays.asList(partition(random), partition(random))));
            case 8 -> new Document("partition", new Document("$in", Arrays.asList(1, null)));
            case 9 -> new Document("partition", new Document("$ne", random.nextInt(6)));
            case 10 -> new Document("partition", partition(random));
            default -> new Document("department", "D1").append("partition", (double) random.nextInt(6));
        };
    }
}
