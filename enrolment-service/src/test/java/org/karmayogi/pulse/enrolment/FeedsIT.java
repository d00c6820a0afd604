package org.karmayogi.pulse.enrolment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
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
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The standard feeds over HTTP, down to the records in the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedsIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VERSION = "X-Experience-API-Version";

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;
    private RunningService service;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        RunningService.declareReference(broker.bootstrapServers());
        service = RunningService.start(directory, broker.bootstrapServers());
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void aReplayedStatementIsTheSameRecordAgain() {
        String id = id();

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = post("[" + statement(id, "completed") + "]");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("[\"" + id + "\"]"));
            assertThat(answer.headers().firstValue(VERSION)).hasValue("1.0.3");
        }
        HttpResponse<String> put = put(id, statement(id, "completed"), "2.0.0");
        assertThat(put.statusCode()).isEqualTo(204);
        assertThat(put.body()).isEmpty();
        assertThat(put.headers().firstValue(VERSION)).hasValue("2.0.0");

        List<ConsumerRecord<String, byte[]>> records = events(id);
        assertThat(records).hasSize(3).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("UP-000123");
            assertThat(header(record, "ce_source")).isEqualTo("igot");
            assertThat(header(record, "ce_type")).isEqualTo("in.karmayogi.course.completed.v1");
            assertThat(header(record, "ce_time")).isEqualTo("2026-01-15T10:30:00+05:30");
            assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"courseId\":\"do_1\"}");
        });
    }

    @Test
    void oneBadStatementKeepsAllOutOfTheLog() {
        String good = id();
        String bad = id();
        String body = "[" + statement(good, "completed") + ","
                + statement(bad, "completed").replace("\"verb\":{", "\"verb\":{\"display\":\"done\",") + "]";

        HttpResponse<String> answer = post(body);

        assertProblem(answer, 400, "invalid-batch");
        assertThat(JSON.readTree(answer.body()).at("/errors/0/pointer").asString())
                .isEqualTo("/1/verb/display");
        assertThat(records("learning-events", good)).isEmpty();
        assertThat(records("learning-rejects", bad))
                .singleElement()
                .satisfies(kept -> assertThat(header(kept, "pulse_reason")).isEqualTo("refused"));
        assertThat(meters())
                .contains("pulse_intake_feed_items_total{feed=\"xapi\",outcome=\"rejected\",source=\"igot\"}");
    }

    @Test
    void twoStatementsOfOneIdAreRefused() {
        String id = id();

        assertProblem(
                post("[" + statement(id, "completed") + "," + statement(id, "registered") + "]"), 400, "invalid-batch");
        assertThat(records("learning-events", id)).isEmpty();
    }

    @Test
    void aStatementIsVoidedInALaterRequestOrAnEarlierOne() {
        String id = id();
        String voiding = id();
        String body = """
            {"id":"%s","actor":{"mbox":"mailto:admin@portal.example"},
             "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},
             "object":{"objectType":"StatementRef","id":"%s"}}""".formatted(voiding, id.toUpperCase(Locale.ROOT));

        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(post(statement(id, "completed")).statusCode()).isEqualTo(200);

        assertThat(records("learning-events", voiding)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("xapi|igot|" + id);
            assertThat(header(record, "ce_type")).isEqualTo("in.karmayogi.statement.voided.v1");
        });
        assertThat(records("learning-events", id)).hasSize(2).anySatisfy(record -> {
            assertThat(record.key()).isEqualTo("xapi|igot|" + id);
            assertThat(header(record, "ce_type")).isEqualTo("in.karmayogi.statement.recorded.v1");
            assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"learnerId\":\"UP-000123\"}");
        });
    }

    @Test
    void aFormStandsForARequestOfAnotherMethod() {
        String posted = id();
        String put = id();

        HttpResponse<String> post = form(
                "POST",
                "content=" + encoded(statement(posted, "completed"))
                        + "&X-Experience-API-Version=1.0.3&Content-Type=application%2Fjson");
        HttpResponse<String> again = form(
                "PUT",
                "content=" + encoded(statement(put, "completed")) + "&x-experience-api-version=1.0&statementId=" + put);

        assertThat(post.statusCode()).as(post.body()).isEqualTo(200);
        assertThat(JSON.readTree(post.body())).isEqualTo(JSON.readTree("[\"" + posted + "\"]"));
        assertThat(post.headers().allValues(VERSION)).containsExactly("1.0.3");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(204);
        assertThat(again.headers().allValues(VERSION)).containsExactly("1.0.3");
        assertThat(events(posted)).hasSize(1);
        assertThat(events(put)).hasSize(1);
    }

    @Test
    void aFormThatIsNoSuchRequestIsRefused() {
        String version = "X-Experience-API-Version=1.0.3&";
        String content = "content=" + encoded(statement(id(), "completed"));

        assertProblem(form("POST", content), 400, "malformed-request");
        assertProblem(form("POST", version), 400, "malformed-request");
        assertProblem(form("POST", version + "content=%7"), 400, "malformed-request");
        assertProblem(form("POST", version + content + "&" + content), 400, "malformed-request");
        assertProblem(form("POST", version + content + "&colour=blue"), 400, "invalid-parameter");
        assertProblem(form("POST", version + content + "&Content-Type=text/plain"), 415, "unsupported-media-type");
        assertProblem(form("PUT", version + content), 400, "invalid-parameter");
        assertProblem(form("DELETE", version + content), 400, "invalid-parameter");
        assertProblem(form("GET", version), 405, "method-not-allowed");
        for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=b")) {
            assertProblem(
                    send(request("/xapi/statements?method=POST", null)
                            .setHeader("Content-Type", type)
                            .POST(BodyPublishers.ofString(version + content))),
                    415,
                    "unsupported-media-type");
        }
        assertProblem(form("POST", "X-Experience-API-Version=2.0.0&" + content), 400, "malformed-request");
        assertProblem(
                send(request("/xapi/statements?method=PUT", "1.0.3").PUT(BodyPublishers.ofString(content))),
                400,
                "invalid-parameter");
    }

    @Test
    void attachmentsAreComparedWithTheirHashAndNotKept() {
        String id = id();
        String text = "here is a simple attachment";
        String statement = withAttachment(statement(id, "completed"), text);

        HttpResponse<String> taken = multipart(statement, part(sha256(text), "binary", text));

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.headers().firstValue("Pulse-Attachments")).hasValue("not-kept");
        assertThat(events(id)).hasSize(1);
        assertProblem(multipart(statement, ""), 400, "invalid-batch");
        assertProblem(post(statement), 400, "invalid-batch");
        assertProblem(multipart(statement, part(sha256("other"), "binary", text)), 400, "malformed-request");
        assertProblem(multipart(statement, part(sha256(text), "base64", text)), 400, "malformed-request");
        assertProblem(
                multipart(statement, part(sha256(text), "binary", text) + part(sha256("x"), "binary", "x")),
                400,
                "malformed-request");
        assertProblem(
                multipart(statement.replace("\"length\":27", "\"length\":28"), part(sha256(text), "binary", text)),
                400,
                "invalid-batch");
        assertThat(multipart(statement(id(), "completed"), "").statusCode()).isEqualTo(200);
    }

    @Test
    void aStatementThatTellsNothingOfOursIsKeptWithItsReason() {
        String id = id();

        assertThat(post(statement(id, "experienced")).statusCode()).isEqualTo(200);
        assertThat(records("learning-rejects", id)).singleElement().satisfies(kept -> {
            assertThat(header(kept, "pulse_reason")).isEqualTo("other-event");
            assertThat(header(kept, "pulse_errors")).contains("/verb/id");
        });
        assertThat(meters())
                .contains("pulse_intake_feed_items_total{feed=\"xapi\",outcome=\"set-aside\",source=\"igot\"}");
    }

    @Test
    void everyAnswerNamesTheVersionWhateverItIs() {
        String body = statement(id(), "completed");
        HttpRequest.Builder statements = HttpRequest.newBuilder(service.uri("/xapi/statements"));

        assertProblem(
                send(request("/xapi/statements", null).POST(BodyPublishers.ofString(body))), 400, "malformed-request");
        assertProblem(
                send(request("/xapi/statements", "0.95").POST(BodyPublishers.ofString(body))),
                400,
                "malformed-request");
        assertProblem(send(statements.POST(BodyPublishers.ofString(body))), 401, "unauthenticated");
        assertProblem(post("[{]"), 400, "malformed-request");
        assertProblem(send(request("/xapi/nothing", "1.0.3").GET()), 404, "not-found");
        assertProblem(send(request("/xapi/statements", "1.0.3").DELETE()), 403, "forbidden");
        assertProblem(
                send(request("/xapi/statements?colour=blue", "1.0.3").POST(BodyPublishers.ofString(body))),
                400,
                "invalid-parameter");
        assertProblem(
                send(request("/xapi/statements", "1.0.3")
                        .setHeader("Content-Type", "multipart/mixed; boundary=x")
                        .POST(BodyPublishers.ofString(body))),
                400,
                "malformed-request");
        assertProblem(
                send(request("/xapi/statements", "1.0.3")
                        .setHeader("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body))),
                400,
                "malformed-request");
        assertProblem(
                send(request("/xapi/statements", "1.0.3")
                        .setHeader("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(body))),
                415,
                "unsupported-media-type");
        assertProblem(
                send(request("/xapi/statements", "1.0.3").PUT(BodyPublishers.ofString(body))),
                400,
                "invalid-parameter");
        assertProblem(put("7", body, "1.0.3"), 400, "invalid-parameter");
        assertProblem(put(id(), body, "1.0.3"), 400, "invalid-batch");
    }

    @Test
    void whatIsSpokenIsSaidAndStatementsAreNotGivenBack() {
        HttpResponse<String> about = service.send(HttpRequest.newBuilder(service.uri("/xapi/about")));
        HttpResponse<String> read =
                send(request("/xapi/statements?statementId=" + id(), "1.0.3").GET());

        assertThat(about.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(about.body())).isEqualTo(JSON.readTree("{\"version\":[\"1.0.3\",\"2.0.0\"]}"));
        assertProblem(read, 405, "method-not-allowed");
        assertThat(read.headers().firstValue("X-Experience-API-Consistent-Through"))
                .hasValue("1970-01-01T00:00:00Z");
        assertThat(read.headers().firstValue("Allow").orElseThrow().split(",\\s*"))
                .contains("POST", "PUT");
    }

    @Test
    void aBatchOfTelemetryIsAnsweredEventByEvent() {
        String good = id();
        String bad = id();
        String other = id();
        String body =
                "{\"id\":\"x\",\"events\":[" + audit(good) + "," + audit(bad).replace("UP-000123", "U P") + ","
                        + audit(other).replace("AUDIT", "IMPRESSION") + "," + audit(good) + "]}";

        HttpResponse<String> answer = service.post("/telemetry/v3", body);
        HttpResponse<String> replay = service.post("/telemetry/v3", body, service.confined(), "application/json");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode envelope = JSON.readTree(answer.body());
        assertThat(envelope.get("responseCode").asString()).isEqualTo("SUCCESS");
        assertThat(envelope.at("/params/status").asString()).isEqualTo("successful");
        assertThat(envelope.get("result")).isEqualTo(JSON.readTree("""
            {"accepted":2,"rejected":1,"setAside":1,"items":[
             {"id":"%s","status":"accepted"},
             {"id":"%s","status":"rejected","errors":[{"pointer":"/object/id",
               "detail":"'U P' is not 1 to 128 of A-Z a-z 0-9 . _ : @ / -"}]},
             {"id":"%s","status":"set-aside","reason":"other-event","errors":[{"pointer":"/eid",
               "detail":"Counted is AUDIT; this is 'IMPRESSION'."}]},
             {"id":"%s","status":"accepted","duplicateOf":0}]}""".formatted(good, bad, other, good)));
        assertThat(replay.statusCode())
                .as("a key confined to districts, as for native events")
                .isEqualTo(200);
        assertThat(records("learning-events", identity(good))).hasSize(2).allSatisfy(record -> {
            assertThat(header(record, "ce_time")).isEqualTo("2026-01-05T06:30:00Z");
            assertThat(new String(record.value(), UTF_8)).isEqualTo("{\"courseId\":\"do_1\"}");
        });
        assertThat(records("learning-rejects", other))
                .hasSize(2)
                .allSatisfy(kept -> assertThat(header(kept, "pulse_reason")).isEqualTo("other-event"));
        assertThat(meters())
                .contains("pulse_intake_feed_items_total{feed=\"telemetry\",outcome=\"accepted\",source=\"igot\"}")
                .contains("pulse_intake_feed_items_total{feed=\"telemetry\",outcome=\"set-aside\",source=\"igot\"}")
                .contains(
                        "pulse_intake_events_total{family=\"course.completed\",outcome=\"accepted\",source=\"igot\"}");
    }

    @Test
    void aDryRunOfTelemetrySaysWhatWouldBecomeOfItAndLeavesNothing() {
        String good = id();
        String other = id();
        String body = "{\"events\":[" + audit(good) + "," + audit(other).replace("AUDIT", "LOG") + "]}";

        HttpResponse<String> answer = service.post("/telemetry/v3?dryRun=true", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).get("result"))
                .isEqualTo(JSON.readTree("""
            {"dryRun":true,"accepted":1,"rejected":0,"setAside":1,"items":[
             {"id":"%s","status":"accepted","event":{"family":"course.completed","id":"%s","learnerId":"UP-000123",
               "occurredAt":"2026-01-05T06:30:00Z","courseId":"do_1"}},
             {"id":"%s","status":"set-aside","reason":"other-event","errors":[{"pointer":"/eid",
               "detail":"Counted is AUDIT; this is 'LOG'."}]}]}""".formatted(good, identity(good), other)));
        assertThat(records("learning-events", identity(good))).isEmpty();
        assertThat(records("learning-rejects", other)).isEmpty();
    }

    @Test
    void aLargeLogBesideACompletionIsSetAsideAndTheCompletionIsTaken() {
        String good = id();
        String log = id();
        String large =
                "{\"eid\":\"LOG\",\"mid\":\"" + log + "\",\"edata\":{\"message\":\"" + "x".repeat(20_000) + "\"}}";

        HttpResponse<String> answer = service.post("/telemetry/v3", "{\"events\":[" + large + "," + audit(good) + "]}");

        JsonNode result = JSON.readTree(answer.body()).get("result");
        assertThat(result.at("/items/0/status").asString()).isEqualTo("set-aside");
        assertThat(result.at("/items/1/status").asString()).isEqualTo("accepted");
        assertThat(records("learning-events", identity(good))).hasSize(1);
        assertThat(records("learning-rejects", log)).hasSize(1);
    }

    @Test
    void telemetryIsTakenCompressedAndNothingIsAskedOfTheBatchButItsEvents() throws IOException {
        String mid = id();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("{\"ets\":null,\"events\":[" + audit(mid) + "]}").getBytes(UTF_8));
        }

        HttpResponse<String> answer = send(request("/telemetry/v3", null)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(records("learning-events", identity(mid))).hasSize(1);
        assertThat(service.post("/telemetry/v3", "{}").statusCode()).isEqualTo(400);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(answer.headers().allValues(VERSION)).as(answer.body()).hasSize(1);
    }

    private String meters() {
        return service.get("/actuator/prometheus").body();
    }

    private HttpResponse<String> post(String body) {
        return send(request("/xapi/statements", "1.0.3").POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String id, String body, String version) {
        return send(request("/xapi/statements?statementId=" + id, version).PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String version) {
        ApiKey key = service.portal();
        HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(path))
                .header("X-API-Key", key.value())
                .header("Content-Type", "application/json");
        return version == null ? request : request.header(VERSION, version);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return service.send(request);
    }

    private static String statement(String id, String verb) {
        ObjectNode statement =
                (ObjectNode) FeedBench.examples("xapi").get(2).get("item").deepCopy();
        return statement.put("id", id).toString().replace("verbs/completed", "verbs/" + verb);
    }

    private HttpResponse<String> form(String method, String body) {
        return send(request("/xapi/statements?method=" + method, null)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpResponse<String> multipart(String statement, String parts) {
        String body = "--b\r\nContent-Type: application/json\r\n\r\n" + statement + "\r\n" + parts + "--b--\r\n";
        return send(request("/xapi/statements", "1.0.3")
                .setHeader("Content-Type", "multipart/mixed; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String part(String hash, String encoding, String data) {
        return "--b\r\nContent-Type: text/plain\r\nContent-Length: " + data.length() + "\r\nContent-Transfer-Encoding: "
                + encoding + "\r\nX-Experience-API-Hash: " + hash + "\r\n\r\n" + data + "\r\n";
    }

    private static String withAttachment(String statement, String text) {
        ObjectNode changed = (ObjectNode) JSON.readTree(statement);
        changed.putArray("attachments")
                .addObject()
                .put("usageType", "https://portal.example/certificate")
                .put("contentType", "text/plain")
                .put("length", text.length())
                .put("sha2", sha256(text))
                .putObject("display")
                .put("en", "A certificate");
        return changed.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String audit(String mid) {
        return FeedBench.examples("telemetry").get(2).get("item").toString().replace("LP.AUDIT.0001", mid);
    }

    /** What {@link #audit} is known by. */
    private static String identity(String mid) {
        return mid + ":enrol-complete:UP-000123:do_1";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /** The events of courses with this id. */
    private List<ConsumerRecord<String, byte[]>> events(String id) {
        return records("learning-events", id).stream()
                .filter(record -> header(record, "ce_type").startsWith("in.karmayogi.course."))
                .toList();
    }

    /** The records of a topic that have this identity: in a header of an event, in the bytes of what is set aside. */
    private List<ConsumerRecord<String, byte[]>> records(String topic, String id) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
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
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    boolean ofId = topic.equals("learning-events")
                            ? header(record, "ce_id").equals(id)
                            : new String(record.value(), UTF_8).contains(id);
                    if (ofId) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }
}
