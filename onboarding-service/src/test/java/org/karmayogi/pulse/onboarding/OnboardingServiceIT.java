package org.karmayogi.pulse.onboarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over HTTP, against a real broker in this process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingServiceIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    static Path directory;

    private AutoCloseable broker = () -> {};
    private String bootstrapServers = "";
    private RunningService service;

    /** A broker that serves; the container variant brings its own. */
    String startBroker() throws Exception {
        EmbeddedBroker embedded = EmbeddedBroker.start(directory.resolve("broker"));
        broker = embedded;
        return embedded.bootstrapServers();
    }

    @BeforeAll
    void start() throws Exception {
        bootstrapServers = startBroker();
        service = RunningService.start(directory, bootstrapServers);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
        broker.close();
    }

    @Test
    void theTopicsAreMadeAsDeclared() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics = admin.describeTopics(List.of("learning-events", "learning-rejects"))
                    .allTopicNames()
                    .get();
            assertThat(topics.get("learning-events").partitions()).hasSize(12);
            assertThat(topics.get("learning-rejects").partitions()).hasSize(1);
        }
    }

    @Test
    void oneOnboardingIsAcceptedAndInTheLog() {
        String id = id();

        HttpResponse<String> answer = service.post("/v1/onboardings", onboarding(id, "LUCKNOW"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
            {"id":"%s","status":"accepted"}""".formatted(id)));
        ConsumerRecord<String, byte[]> record =
                recordsWithId("learning-events", id).get(0);
        assertThat(record.key()).isEqualTo("L-" + id);
        assertThat(header(record, "ce_source")).isEqualTo("igot");
        assertThat(header(record, "ce_type")).isEqualTo("in.karmayogi.learner.onboarded.v1");
        assertThat(JSON.readTree(record.value())).isEqualTo(JSON.readTree("""
            {"department":"SOCIAL-WELFARE","district":"LUCKNOW","category":"officer","name":"आशा \\"A\\" \\\\ वर्मा"}"""));
    }

    @Test
    void aBatchIsAnsweredItemByItemAndItsRejectsAreKept() {
        String good = id();
        String bad = id();
        String batch = "[%s,%s,%s]"
                .formatted(onboarding(good, "LUCKNOW"), onboarding(bad, "LUKNOW"), onboarding(good, "LUCKNOW"));

        HttpResponse<String> answer = service.post("/v1/onboardings", batch);

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
            {"accepted":2,"rejected":1,"unknown":0,"items":[
              {"id":"%s","status":"accepted"},
              {"id":"%s","status":"rejected","errors":[{"pointer":"/district",
                "detail":"No district has the code 'LUKNOW'. Did you mean 'LUCKNOW'?"}]},
              {"id":"%s","status":"accepted","duplicateOf":0}]}""".formatted(good, bad, good)));
        assertThat(recordsWithId("learning-events", good)).hasSize(1);
        assertThat(recordsWithId("learning-events", bad)).isEmpty();
        assertThat(records("learning-rejects"))
                .filteredOn(record -> new String(record.value(), UTF_8).contains(bad))
                .singleElement()
                .satisfies(record -> assertThat(header(record, "pulse_errors")).contains("LUKNOW"));
        assertThat(service.get("/actuator/prometheus").body())
                .contains(
                        "pulse_intake_events_total{family=\"learner.onboarded\",outcome=\"rejected\",source=\"igot\"}");
    }

    @Test
    void transfersAndDeactivationsAreTaken() {
        String body = """
            {"id":"%s","learnerId":"L-1","occurredAt":"2026-01-15T10:30:00Z"%s}""";

        assertThat(service.post("/v1/transfers", body.formatted(id(), ",\"department\":\"HOME\",\"district\":\"AGRA\""))
                        .statusCode())
                .isEqualTo(202);
        assertThat(service.post("/v1/deactivations", body.formatted(id(), "")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void everyOtherRequestIsAProblem() {
        String one = onboarding(id(), "LUCKNOW");
        String large = "[" + "\"" + "x".repeat(9 * 1024 * 1024) + "\"]";

        assertProblem(service.post("/v1/onboardings", "{}"), 422, "/problems/invalid-event");
        assertProblem(service.post("/v1/onboardings", "[{]"), 400, "/problems/malformed-request");
        assertProblem(service.post("/v1/onboardings", large), 413, "/problems/too-large");
        assertProblem(
                service.post("/v1/onboardings", one, service.portal(), "text/csv"),
                415,
                "/problems/unsupported-media-type");
        assertProblem(
                service.post("/v1/onboardings", one, service.portal(), "application/json;charset=utf-16"),
                415,
                "/problems/unsupported-media-type");
        assertProblem(service.post("/v1/onboardings?dry=true", one), 400, "/problems/invalid-parameter");
        assertProblem(
                service.send(HttpRequest.newBuilder(service.uri("/v1/onboardings"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(one))),
                401,
                "/problems/unauthenticated");
    }

    @Test
    void aConfinedKeyIsKeptToItsDistricts() {
        HttpResponse<String> answer =
                service.post("/v1/onboardings", onboarding(id(), "LUCKNOW"), service.confined(), "application/json");

        assertProblem(answer, 422, "/problems/invalid-event");
        assertThat(JSON.readTree(answer.body()).at("/errors/0/pointer").asString())
                .isEqualTo("/district");
    }

    @Test
    void theRegistersAreListed() {
        JsonNode districts = JSON.readTree(service.get("/v1/districts").body());
        JsonNode departments = JSON.readTree(service.get("/v1/departments").body());
        JsonNode page = JSON.readTree(service.get("/v1/departments?limit=10").body());

        assertThat(districts.get("items")).hasSize(75);
        assertThat(districts.get("nextCursor").isNull()).isTrue();
        assertThat(departments.get("items")).hasSize(95);
        assertThat(departments.at("/items/0/code").asString()).isEqualTo("ADMINISTRATIVE-REFORMS");
        assertThat(page.get("items")).hasSize(10);
        assertThat(service.get("/v1/departments?cursor="
                                + page.get("nextCursor").asString())
                        .body())
                .doesNotContain("ADMINISTRATIVE-REFORMS");
        assertProblem(service.get("/v1/departments?limit=ten"), 400, "/problems/invalid-parameter");
        assertProblem(service.get("/v1/departments?colour=blue"), 400, "/problems/invalid-parameter");
    }

    @Test
    void healthIsOpen() {
        for (String probe : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(service.send(HttpRequest.newBuilder(service.uri(probe))).statusCode())
                    .as(probe)
                    .isEqualTo(200);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()).get("type").asString()).isEqualTo(type);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String onboarding(String id, String district) {
        return """
            {"id":"%s","learnerId":"L-%s","occurredAt":"2026-01-15T10:30:00+05:30","department":"SOCIAL-WELFARE",
             "district":"%s","category":"officer","name":"आशा \\"A\\" \\\\ वर्मा"}""".formatted(id, id, district);
    }

    private List<ConsumerRecord<String, byte[]>> recordsWithId(String topic, String id) {
        return records(topic).stream()
                .filter(record -> header(record, "ce_id").equals(id))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (records.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
