package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.Replacement;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.consume.Records;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.TotalKind;
import org.karmayogi.pulse.metrics.store.MongoGenerations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rebuilds beside the live figures, over HTTP. The tests build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT extends LogToHttp {

    private static final int LEARNERS = 300;

    private final Random random = new Random(3);
    private int pushed;

    private void pushCompletions(int count) throws Exception {
        List<Records> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(Records.completed("UP-" + random.nextInt(LEARNERS), "c" + pushed++, "do_" + i % 7, 30));
        }
        push(records.toArray(Records[]::new));
    }

    private JsonNode metrics() {
        return settled("/v1/metrics/summary").get("metrics");
    }

    private String start(String json) {
        HttpResponse<String> answer = service.post("/v1/rebuilds", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String location = answer.headers().firstValue("location").orElseThrow();
        assertThat(JsonMapper.shared().readTree(answer.body()).get("id").asString())
                .isEqualTo(location.substring("/v1/rebuilds/".length()));
        return location;
    }

    private JsonNode awaitState(String location, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> service.json(location, service.admin()),
                        rebuild -> rebuild.get("state").asString().equals(state));
    }

    @Test
    @Order(1)
    void aTotalChangedByHandIsFoundAndARebuildBringsItBackWhileReadsGoOn() throws Exception {
        List<Records> people = new ArrayList<>();
        for (int i = 0; i < LEARNERS; i++) {
            people.add(Records.onboarded("UP-" + i, "o" + i));
        }
        push(people.toArray(Records[]::new));
        pushCompletions(700);
        JsonNode before = metrics();
        assertThat(differences()).isZero();
        addFive();
        assertThat(differences()).isEqualTo(1);
        String tag = tag();
        double counted = service.counted("pulse.records", "outcome", "counted");

        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> polls = CompletableFuture.supplyAsync(() -> poll(enough));
        String location = start("");
        HttpResponse<String> second = service.post("/v1/rebuilds", "{}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("is under way");
        JsonNode done = awaitState(location, "live");
        enough.set(true);
        assertThat(polls.get()).isPositive();

        assertThat(done.get("records").asLong())
                .isEqualTo(done.get("of").asLong())
                .isEqualTo(1_000);
        assertThat(done.get("from").asString()).isEqualTo("log");
        assertThat(metrics()).isEqualTo(before);
        assertThat(tag()).isNotEqualTo(tag);
        await().atMost(PATIENCE).until(() -> service.gauge("pulse.recount.differences") == 0.0);
        // A partition that changes hands is replayed from its checkpoint, and what is replayed is metered again.
        assertThat(counted).isGreaterThanOrEqualTo(1_000);
        assertThat(service.counted("pulse.records", "outcome", "counted")).isEqualTo(counted);
        assertThat(service.counted("pulse.rebuild.records", "outcome", "counted"))
                .isGreaterThanOrEqualTo(1_000);
    }

    private String tag() {
        return service.get("/v1/metrics/summary").headers().firstValue("etag").orElseThrow();
    }

    private int poll(AtomicBoolean enough) {
        int polls = 0;
        Instant last = Instant.EPOCH;
        for (; !enough.get(); polls++) {
            JsonNode rows = service.json("/v1/metrics/departments?limit=500");
            Instant asOf = Instant.parse(rows.get("asOf").asString());
            assertThat(asOf).isAfterOrEqualTo(last);
            last = asOf;
            assertThat(rows.get("items")
                            .valueStream()
                            .mapToInt(
                                    row -> row.get("metrics").get("registered").asInt())
                            .sum())
                    .isEqualTo(LEARNERS);
        }
        return polls;
    }

    /** Five completions more in a total of the live generation, as someone with a shell would do it. */
    private void addFive() {
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            MetricsStore live = new MongoGenerations(mongo.getDatabase("pulse")).store(0);
            TotalDocument total = live.totalsOf(1).stream()
                    .filter(it -> it.key().kind() == TotalKind.UNIT)
                    .findFirst()
                    .orElseThrow();
            Cells cells =
                    Cells.decode(total.key().kind().width(), total.current().cells());
            String[] cell = new String[1];
            cells.forEach((key, numbers) -> cell[0] = key);
            cells.add(cell[0], new long[] {0, 0, 0, 0, 5, 0, 0, 0});
            TotalDocument changed = new TotalDocument(
                    1,
                    total.key(),
                    total.epoch(),
                    new TotalDocument.Version(total.current().at(), cells.encode()),
                    total.previous());
            assertThat(live.replaceTotals(List.of(new Replacement<>(total.id(), changed, total.epoch()))))
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    void theGenerationThatWasLiveIsDroppedLater() throws Exception {
        await().atMost(PATIENCE).until(() -> collections().stream().noneMatch(name -> name.equals("learners")));
        assertThat(collections()).contains("learners_1", "totals_1", "checkpoints_1");
        pushCompletions(10);
        assertThat(metrics().get("registered").asInt()).isEqualTo(LEARNERS);
    }

    private List<String> collections() {
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            return mongo.getDatabase("pulse").listCollectionNames().into(new ArrayList<>());
        }
    }

    @Test
    @Order(3)
    void anotherVersionOfTheFoldRebuildsWhenItStarts() throws Exception {
        JsonNode before = metrics();
        service.close();
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            MongoDatabase database = mongo.getDatabase("pulse");
            MongoCollection<Document> tables = database.getCollection("generations");
            Document table = tables.find().first();
            table.getList("generations", Document.class).stream()
                    .filter(it -> it.getString("state").equals("LIVE"))
                    .forEach(it -> it.put("foldVersion", 0));
            tables.replaceOne(new Document("_id", "generations"), table);
        }
        service = RunningService.start(directory.resolve("keys-2.json"), bootstrapServers, storeUri);
        awaitState("/v1/rebuilds/2", "live");
        assertThat(metrics()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void withoutItsLogTheFiguresAreRebuiltFromTheLearners() throws Exception {
        JsonNode before = metrics();
        JsonNode proof = service.json("/v1/learners/UP-7");
        replaceLog();
        // As many records as would be skipped by a consumer that read on at the old offsets.
        pushCompletions(2_000);
        Instant afterTheLoss = Instant.now();
        Thread.sleep(3_000);
        JsonNode standing = service.json("/v1/metrics/summary");
        assertThat(standing.get("metrics")).isEqualTo(before);
        assertThat(Instant.parse(standing.get("asOf").asString())).isBefore(afterTheLoss);

        HttpResponse<String> refused = service.post("/v1/rebuilds", "{\"from\": \"log\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("learners").contains("the figures were made from");
        JsonNode done = awaitState(start("{\"from\": \"learners\"}"), "live");
        assertThat(done.get("copied").asInt()).isEqualTo(LEARNERS);
        JsonNode after = metrics();
        assertThat(after.get("registered")).isEqualTo(before.get("registered"));
        assertThat(after.get("completions").asInt())
                .isGreaterThan(before.get("completions").asInt());
        assertThat(differences()).isZero();
        List<String> inherited = service.json("/v1/learners/UP-7").get("facts").findValuesAsString("id");
        assertThat(inherited).containsAll(proof.get("facts").findValuesAsString("id"));
    }

    @Test
    @Order(5)
    void whatTheLearnersHaveIsADuplicateInTheNewLogAndWhatIsNewCounts() throws Exception {
        JsonNode before = metrics();
        push(Records.onboarded("UP-7", "o7"), Records.onboarded("UP-NEW", "new"));
        JsonNode after = metrics();
        assertThat(after.get("registered").asInt())
                .isEqualTo(before.get("registered").asInt() + 1);
        assertThat(after.get("completions")).isEqualTo(before.get("completions"));
        assertThat(service.counted("pulse.records", "outcome", "duplicate")).isEqualTo(1);
        assertThat(differences()).isZero();
    }

    @Test
    @Order(6)
    void whatIsAskedWronglyIsSaid() {
        assertThat(service.get("/v1/rebuilds/99", service.admin()).statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/rebuilds/x", service.admin()).statusCode()).isEqualTo(404);
        HttpResponse<String> answer = service.post("/v1/rebuilds", "{\"from\": \"tape\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("tape").contains("log or learners");
        assertThat(service.get("/v1/rebuilds/1").statusCode()).isEqualTo(403);
    }
}
