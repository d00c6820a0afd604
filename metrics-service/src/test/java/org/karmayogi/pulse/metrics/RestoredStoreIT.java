package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.metrics.consume.Records;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The procedure of docs/runbooks/Restore.md on a dump that was made while the fold went on. Every completion is of a course of its own, so
 * that what learners hold can be counted. The tests build on each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoredStoreIT extends LogToHttp {

    private static final int LEARNERS = 200;
    private static final int MINUTES = 30;

    private final Map<String, List<Document>> dump = new LinkedHashMap<>();
    private final List<Records> all = new ArrayList<>();
    private JsonNode end;

    void pushCompletions(int count) throws Exception {
        List<Records> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = all.size() + i;
            records.add(Records.completed("UP-" + number % LEARNERS, "c" + number, "do_" + number, MINUTES));
        }
        all.addAll(records);
        push(records.toArray(Records[]::new));
    }

    private JsonNode metrics() {
        return settled("/v1/metrics/summary").get("metrics");
    }

    /**
     * Reads the store while the fold goes on. Here in the worst order: first the learners and last the checkpoints, which count what
     * neither learners nor totals hold. The container variant has mongodump.
     */
    void dump() throws Exception {
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            for (String name : List.of("learners", "totals", "checkpoints", "generations")) {
                dump.put(
                        name,
                        mongo.getDatabase("pulse").getCollection(name).find().into(new ArrayList<>()));
                pushCompletions(300);
                metrics();
            }
        }
        long counted = dump.get("checkpoints").stream()
                .mapToLong(checkpoint -> checkpoint.getLong("offset") + 1)
                .sum();
        long held = held(dump.get("learners")).values().stream()
                .mapToLong(Set::size)
                .sum();
        assertThat(counted)
                .as("what the dump's checkpoints count, and its learners hold")
                .isGreaterThan(held);
    }

    /** Puts the dump into an empty database. */
    void restore() throws Exception {
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            dump.forEach((name, documents) ->
                    mongo.getDatabase("pulse").getCollection(name).insertMany(documents));
        }
    }

    /** What deploy/mongo/restored.js does, for which there is no mongosh here. The live generation is the first, and the only one. */
    void withdraw() throws Exception {
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            MongoDatabase pulse = mongo.getDatabase("pulse");
            pulse.getCollection("checkpoints").updateMany(new Document(), Updates.set("completeThrough", null));
            Document table = pulse.getCollection("generations").find().first();
            table.getList("generations", Document.class).get(0).put("foldVersion", 0);
            table.put("revision", table.getLong("revision") + 1);
            pulse.getCollection("generations").replaceOne(Filters.eq("_id", "generations"), table);
        }
    }

    private static Map<String, Set<String>> held(Iterable<Document> learners) {
        Map<String, Set<String>> held = new HashMap<>();
        for (Document learner : learners) {
            byte[] facts = learner.get("facts", Binary.class).getData();
            held.put(
                    learner.getString("_id"),
                    FactSet.restore(facts, Long.MAX_VALUE).slice().facts().stream()
                            .map(Fact::id)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return held;
    }

    /** Loses the store, restores the dump, and starts. */
    private Map<String, Set<String>> startRestored() throws Exception {
        service.close();
        Map<String, Set<String>> held;
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            MongoDatabase pulse = mongo.getDatabase("pulse");
            // One by one: the embedded store can not drop a database.
            pulse.listCollectionNames().into(new ArrayList<>()).forEach(name -> pulse.getCollection(name)
                    .drop());
            restore();
            withdraw();
            held = held(pulse.getCollection("learners").find());
        }
        service = RunningService.start(directory.resolve("keys.json"), bootstrapServers, storeUri);
        return held;
    }

    /** The very first figures that are served; until then there must be none. */
    private JsonNode firstServed() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> answer = service.get("/v1/metrics/summary");
        while (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(System.nanoTime()).as("served in time").isLessThan(deadline);
            Thread.sleep(10);
            answer = service.get("/v1/metrics/summary");
        }
        return JsonMapper.shared().readTree(answer.body()).get("metrics");
    }

    @Test
    @Order(1)
    void withItsLogARestoredDumpIsFoldedAnewBeforeItAnswers() throws Exception {
        for (int i = 0; i < LEARNERS; i++) {
            all.add(Records.onboarded("UP-" + i, "o" + i));
        }
        push(all.toArray(Records[]::new));
        pushCompletions(300);
        metrics(); // so that the dump's learners have some
        dump();
        pushCompletions(100);
        end = metrics();

        startRestored();
        assertThat(firstServed()).isEqualTo(end);
        assertThat(service.json("/v1/rebuilds/1", service.admin()).get("from").asString())
                .isEqualTo("log");
        assertThat(service.counted("pulse.rebuild.records", "outcome", "counted"))
                .isGreaterThanOrEqualTo(all.size());
        assertThat(differences()).isZero();
    }

    @Test
    @Order(2)
    void withoutItsLogARestoredDumpAnswersWhatItsLearnersHold() throws Exception {
        replaceLog();
        Map<String, Set<String>> held = startRestored();
        long completions = held.values().stream()
                .flatMap(Set::stream)
                .filter(id -> id.startsWith("c"))
                .count();
        assertThat(completions).isPositive().isLessThan(end.get("completions").asLong());

        JsonNode first = firstServed();
        assertThat(first.get("registered").asLong()).isEqualTo(LEARNERS);
        assertThat(first.get("completions").asLong()).isEqualTo(completions);
        assertThat(first.get("trainingMinutes").asLong()).isEqualTo(completions * MINUTES);
        assertThat(service.json("/v1/rebuilds/1", service.admin()).get("from").asString())
                .isEqualTo("learners");
        assertThat(differences()).isZero();
        held.forEach((learner, ids) -> assertThat(
                        service.json("/v1/learners/" + learner).get("facts").findValuesAsString("id"))
                .containsExactlyInAnyOrderElementsOf(ids));
    }

    @Test
    @Order(3)
    void whatWasLostIsSentAgainAndTheRestIsKnown() throws Exception {
        double known = settled("/v1/metrics/summary").at("/metrics/completions").asDouble() + LEARNERS;
        push(all.toArray(Records[]::new));
        assertThat(metrics()).isEqualTo(end);
        assertThat(service.counted("pulse.records", "outcome", "duplicate")).isEqualTo(known);
        assertThat(differences()).isZero();
    }
}
