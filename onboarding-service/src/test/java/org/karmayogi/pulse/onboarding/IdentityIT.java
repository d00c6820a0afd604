package org.karmayogi.pulse.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import org.karmayogi.pulse.intake.reference.ReferenceFollower;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Identities over HTTP, against a real broker in this process: what lies on the topics, and what the door makes of
 * it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TIME = "2026-01-15T10:30:00Z";

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;
    private RunningService service;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // As metrics-service declares it.
            NewTopic reference =
                    new NewTopic("learning-reference", 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
            admin.createTopics(List.of(reference)).all().get();
        }
        service = startService();
    }

    private RunningService startService() {
        RunningService started = RunningService.start(directory, broker.bootstrapServers());
        await().atMost(Duration.ofSeconds(20)).until(started.context().getBean(ReferenceFollower.class)::isCaughtUp);
        return started;
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void aLinkIsInTheLogUnderItsAliasAndOnTheReferenceTopic() {
        HttpResponse<String> answer = service.post("/v1/identities", identity("k-1", "L-k", "A-k", TIME));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        ConsumerRecord<String, byte[]> record = find("learning-events", "k-1");
        assertThat(record.key()).isEqualTo("A-k");
        assertThat(header(record, "ce_subject")).hasValue("A-k");
        assertThat(header(record, "ce_type")).hasValue("in.karmayogi.identity.linked.v1");
        assertThat(JSON.readTree(record.value())).isEqualTo(JSON.readTree("{\"learnerId\":\"L-k\",\"reason\":\"HR\"}"));
        JsonNode reference = reference("A-k");
        assertThat(reference.get("learnerId").asString()).isEqualTo("L-k");
        assertThat(reference.get("linked").asBoolean()).isTrue();
        assertThat(reference.get("occurredAt").asString()).isEqualTo(TIME);
        assertThat(service.get("/actuator/prometheus").body())
                .contains("pulse_intake_identities_caught_up 1.0", "pulse_intake_identities_lost_total 0.0");
    }

    @Test
    void whatNamesAnAliasGoesToItsLearnerUntilItIsUnlinked() {
        onboarded("d-1", "A-d", "A-d");
        link("d-2", "B-d", "A-d");
        link("d-3", "L-d", "B-d");

        onboarded("d-4", "A-d", "L-d");
        assertThat(header(find("learning-events", "d-4"), "ce_alias")).hasValue("A-d");
        onboarded("d-5", "L-d", "L-d");
        assertThat(header(find("learning-events", "d-5"), "ce_alias")).isEmpty();

        assertThat(service.post("/v1/identities/unlink", identity("d-6", "B-d", "A-d", "2026-02-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(reference("A-d").get("linked").asBoolean()).isFalse();
        onboarded("d-7", "A-d", "A-d");

        link("d-8", "B-d", "A-d");
        assertThat(reference("A-d").get("linked").asBoolean())
                .as("an older link does not come back")
                .isFalse();
        onboarded("d-9", "A-d", "A-d");
    }

    @Test
    void aServiceThatStartsAgainReadsTheRegisterBack() {
        link("r-1", "L-r", "A-r");
        link("r-2", "M-r", "B-r");
        assertThat(service.post("/v1/identities/unlink", identity("r-3", "M-r", "B-r", "2026-02-01T00:00:00Z"))
                        .statusCode())
                .isEqualTo(202);
        assertThat(reference("B-r").get("linked").asBoolean()).isFalse();

        try (RunningService another = startService()) {
            another.post("/v1/onboardings", onboarding("r-4", "A-r"));
            another.post("/v1/onboardings", onboarding("r-5", "B-r"));
        }
        assertThat(find("learning-events", "r-4").key()).isEqualTo("L-r");
        assertThat(find("learning-events", "r-5").key()).isEqualTo("B-r");
    }

    @Test
    void aSelfLinkARingAndAConfinedKeyAreRefused() {
        assertRefused(
                service.post("/v1/identities", identity("s-1", "L-s", "L-s", TIME)), "/alias", "is the learnerId");
        link("s-2", "B-s", "A-s");
        assertRefused(
                service.post("/v1/identities", identity("s-3", "A-s", "B-s", TIME)),
                "/learnerId",
                "would close a ring");
        JsonNode items = JSON.readTree(service.post(
                                "/v1/identities",
                                "[" + identity("s-4", "D-s", "C-s", TIME) + "," + identity("s-5", "C-s", "D-s", TIME)
                                        + "]")
                        .body())
                .get("items");
        assertThat(items.get(0).get("status").asString()).isEqualTo("accepted");
        assertThat(items.get(1).at("/errors/0/detail").asString()).contains("would close a ring");

        HttpResponse<String> confined = service.post(
                "/v1/identities", identity("s-6", "L-s", "E-s", TIME), service.confined(), "application/json");
        assertThat(confined.statusCode()).isEqualTo(403);
        assertThat(JSON.readTree(confined.body()).get("type").asString()).isEqualTo("/problems/forbidden");
        assertThat(service.post("/v1/identities", "id\n", service.confined(), "text/csv")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDryRunLinksNothing() {
        assertThat(service.post("/v1/identities?dryRun=true", identity("y-1", "L-y", "A-y", TIME))
                        .body())
                .contains("\"dryRun\":true");

        onboarded("y-2", "A-y", "A-y");
    }

    @Test
    void aFileWithBadRowsIsAnsweredRowByRow() {
        String file = """
            alias,id,learnerId,occurredAt
            A-f1,f-1,L-f,2026-01-15T10:30:00Z
            A-f2,f-2,L-f,yesterday
            "A-f3",f-3,L-f,2026-01-15T10:30:00Z
            """;

        HttpResponse<String> answer = file("/v1/identities", file, "text/csv");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.body().lines())
                .containsExactly(
                        "line,id,status,detail",
                        "2,f-1,accepted,",
                        "3,f-2,rejected,\"occurredAt: 'yesterday' is not a time in RFC 3339 with an offset,"
                                + " such as 2026-01-15T10:30:00+05:30.\"",
                        "4,f-3,accepted,",
                        ",,total,\"2 accepted, 1 rejected, 0 unknown\"");
        onboarded("f-4", "A-f3", "L-f");
        assertThat(file("/v1/identities/unlink", file, "application/json").statusCode())
                .isEqualTo(207);
        assertThat(file("/v1/identities", "id,alias\n", "*/*").statusCode()).isEqualTo(400);
        assertThat(file("/v1/identities", file, "image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void aHundredThousandRowsAreTakenAndLinked() {
        StringBuilder file = new StringBuilder("id,learnerId,alias,occurredAt,reason\n");
        for (int i = 0; i < 100_000; i++) {
            file.append("g-%d,UP-%d,alias-%d,2026-01-15T10:30:00+05:30,%s\n"
                    .formatted(i, i, i, i % 50_000 == 7 ? "\u0000" : "HR"));
        }

        HttpResponse<String> answer = file("/v1/identities", file.toString(), "application/json;rows=rejected");

        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("accepted").asInt()).isEqualTo(99_998);
        assertThat(body.get("rejected").asInt()).isEqualTo(2);
        assertThat(body.get("items").valueStream().map(item -> item.get("line").asInt()))
                .containsExactly(9, 50_009);
        onboarded("g-x", "alias-99999", "UP-99999");
    }

    private HttpResponse<String> file(String path, String rows, String accept) {
        return service.send(HttpRequest.newBuilder(service.uri(path))
                .header("X-API-Key", service.portal().value())
                .header("Content-Type", "text/csv")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(rows)));
    }

    private static void assertRefused(HttpResponse<String> answer, String pointer, String detail) {
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = JSON.readTree(answer.body()).at("/errors/0");
        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    private void link(String id, String learner, String alias) {
        assertThat(service.post("/v1/identities", identity(id, learner, alias, TIME))
                        .statusCode())
                .isEqualTo(202);
    }

    /** Sends an onboarding that names the id, and looks where it went. */
    private void onboarded(String id, String learner, String key) {
        HttpResponse<String> answer = service.post("/v1/onboardings", onboarding(id, learner));
        assertThat(answer.body()).isEqualTo("{\"id\":\"" + id + "\",\"status\":\"accepted\"}");
        assertThat(find("learning-events", id).key()).isEqualTo(key);
    }

    private static String identity(String id, String learner, String alias, String time) {
        return "{\"id\":\"%s\",\"learnerId\":\"%s\",\"alias\":\"%s\",\"occurredAt\":\"%s\",\"reason\":\"HR\"}"
                .formatted(id, learner, alias, time);
    }

    private static String onboarding(String id, String learner) {
        return """
            {"id":"%s","learnerId":"%s","occurredAt":"2026-01-15T10:30:00+05:30","department":"SOCIAL-WELFARE",
             "district":"LUCKNOW","category":"officer"}""".formatted(id, learner);
    }

    /** The newest value of an alias, once it is there. */
    private JsonNode reference(String alias) {
        ConsumerRecord<String, byte[]> newest = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> records("learning-reference").stream()
                                .filter(record -> record.key().equals("identity/" + alias))
                                .reduce((first, second) -> second),
                        Optional::isPresent)
                .orElseThrow();
        return JSON.readTree(newest.value());
    }

    private ConsumerRecord<String, byte[]> find(String topic, String id) {
        List<ConsumerRecord<String, byte[]>> found = records(topic).stream()
                .filter(record -> header(record, "ce_id").equals(Optional.of(id)))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? Optional.empty() : Optional.of(new String(header.value(), UTF_8));
    }
}
