package org.karmayogi.pulse.e2e.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The topics of a running system, and records of every kind that it wrote, against the document. */
class TopicsIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AsyncApiDocument DOCUMENT = AsyncApiDocument.read();

    /**
     * Only on records that are too large to be kept whole, that a command has put back, or whose sender named an
     * alias.
     */
    private static final Set<String> RARE = Set.of("pulse_cut", "pulse_replayed");

    private static StandaloneProcess system;
    private static Topics topics;

    @BeforeAll
    static void everyKindOfRecordIsWritten() throws IOException {
        system = new StandaloneProcess();
        system.start();
        topics = new Topics(system.kafkaAddress());
        PulseClient client = new PulseClient(system);
        // First, so that its place is known.
        client.push("/v1/enrolments", body("x", "\"courseId\":\"\"")).problem(422, "invalid-event");
        assertThat(topics.read("learning-rejects", 1)).hasSize(1);
        event(
                client,
                "onboardings",
                "o",
                "\"department\":\"HOME\",\"district\":\"AGRA\",\"category\":\"officer\",\"name\":\"A\"");
        event(client, "transfers", "t", "\"department\":\"HOME\",\"district\":\"LUCKNOW\"");
        event(client, "deactivations", "d", "\"reason\":\"moved\"");
        event(client, "enrolments", "e", "\"courseId\":\"do_1\"");
        event(client, "withdrawals", "w", "\"courseId\":\"do_1\"");
        event(client, "completions", "c", "\"courseId\":\"do_1\",\"durationMinutes\":5");
        event(client, "completions", "c", "\"courseId\":\"do_1\",\"durationMinutes\":6");
        event(client, "revocations", "r", "\"courseId\":\"do_1\"");
        event(client, "identities", "i", "\"alias\":\"A-1\"");
        event(client, "identities/unlink", "u", "\"alias\":\"A-1\"");
        client.push("/telemetry/v3", "{\"events\":[{\"eid\":\"IMPRESSION\",\"mid\":\"m-1\",\"ets\":1767225600000}]}");
        client.send(client.request("/xapi/statements", "portal")
                        .header("X-Experience-API-Version", "1.0.3")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(statement())))
                .expect(200);
        client.push("/v1/rejects/0@0/replay", body("x", "\"courseId\":\"do_2\""), "admin")
                .expect(202);
        topics.write("learning-events", "nobody", "not an event");
        client.push("/v1/enrolments", body("e", "\"courseId\":\"do_1\"").replace("L-1", "L-2"))
                .expect(202);
        sayWhereTheyCount();
        client.settle(Instant.now());
        client.push("/v1/audit", "", "admin").expect(202);
        client.send(client.request("/v1/metrics/reviews/2026-01", "admin").PUT(BodyPublishers.noBody()))
                .expect(201);
    }

    /** What L-1 did counts for L-9, but for one event, which a statement took back. */
    private static void sayWhereTheyCount() {
        topics.write(steering("statement.recorded", "xapi|portal|e", "e", "{\"learnerId\":\"L-1\"}"));
        topics.write(steering("statement.voided", "xapi|portal|e", "v", "{}"));
        topics.write(steering("identity.linked", "L-1", "i1", "{\"learnerId\":\"L-9\",\"reason\":\"HR\"}"));
        topics.write(steering("identity.unlinked", "L-1", "i2", "{\"learnerId\":\"L-8\"}"));
    }

    private static ProducerRecord<byte[], byte[]> steering(String family, String key, String id, String data) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>("learning-events", key.getBytes(UTF_8), data.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "portal",
                        "ce_type", "in.karmayogi." + family + ".v1",
                        "ce_time", "2026-01-15T10:30:00+05:30",
                        "ce_subject", key,
                        "content-type", "application/json",
                        "ce_receivedat", "2026-01-15T05:00:01.000Z")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static void event(PulseClient client, String route, String id, String fields) throws IOException {
        client.push("/v1/" + route, body(id, fields)).expect(202);
    }

    /** The first one of a source, so that its account system is kept. */
    private static String statement() throws IOException {
        Path examples = Path.of("..", "contracts", "feeds", "xapi.json");
        return JSON.readTree(Files.readString(examples)).get(0).get("item").toString();
    }

    private static String body(String id, String fields) {
        return "{\"id\":\"%s\",\"learnerId\":\"L-1\",\"occurredAt\":\"2026-01-15T10:30:00+05:30\",%s}"
                .formatted(id, fields);
    }

    @AfterAll
    static void stop() {
        topics.close();
        system.close();
    }

    @Test
    void theTopicsAreThoseThatTheServicesMadeWithTheirSettings() {
        assertThat(topics.described()).isEqualTo(DOCUMENT.topics());
    }

    @Test
    void everyRecordFitsItsMessageAndEveryMessageAndHeaderWasWritten() {
        Map<String, Set<String>> headers = new TreeMap<>();
        for (String topic : DOCUMENT.topics().keySet()) {
            Set<String> expected = DOCUMENT.messages(topic);
            Set<String> seen = new TreeSet<>();
            for (ConsumerRecord<byte[], byte[]> record : topics.read(topic, expected.size())) {
                String message = message(record);
                if (message.isEmpty()) {
                    continue;
                }
                seen.add(message);
                headers.computeIfAbsent(message, missing -> new TreeSet<>()).addAll(ours(message, record));
                assertThat(expected).as(topic).contains(message);
                fits(message, record);
            }
            assertThat(seen).as("messages on " + topic).isEqualTo(expected);
        }
        headers.forEach((message, written) -> {
            Set<String> described = DOCUMENT.headers(message);
            described.removeAll(RARE);
            assertThat(written).as("headers of a " + message).isEqualTo(described);
        });
    }

    @Test
    void anotherRecordWouldNotFit() {
        JsonNode message = DOCUMENT.message("course.enrolled");
        assertThat(DOCUMENT.unfit(
                        message.get("headers"), JSON.createObjectNode().put("ce_id", "e")))
                .isNotEmpty();
        assertThat(DOCUMENT.unfit(
                        message.get("payload"), JSON.createObjectNode().put("courseId", "")))
                .isNotEmpty();
    }

    /** Which message a record is; empty for the one that the test itself wrote. */
    private static String message(ConsumerRecord<byte[], byte[]> record) {
        return switch (record.topic()) {
            case "learning-events" -> header(record, "ce_type").replaceAll("^in[.]karmayogi[.]|[.]v1$", "");
            case "learning-rejects" -> header(record, "pulse_reason").replace("other-event", "refused");
            case "learning-events.dead" -> "dead";
            default -> new String(record.key(), UTF_8).split("/", 2)[0];
        };
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static void fits(String name, ConsumerRecord<byte[], byte[]> record) {
        JsonNode message = DOCUMENT.message(name);
        ObjectNode headers = JSON.createObjectNode();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
        JsonNode payload = message.get("contentType").asString().equals("application/json")
                ? JSON.readTree(record.value())
                : StringNode.valueOf(new String(record.value(), UTF_8));
        assertThat(DOCUMENT.unfit(message.get("headers"), headers))
                .as("headers of a " + name)
                .isEmpty();
        assertThat(DOCUMENT.unfit(message.get("payload"), payload))
                .as("payload of a " + name)
                .isEmpty();
        assertThat(DOCUMENT.unfit(
                        message.at("/bindings/kafka/key"), StringNode.valueOf(new String(record.key(), UTF_8))))
                .as("key of a " + name)
                .isEmpty();
    }

    /** The headers of a record; of a copy, without those that its original had. */
    private static Set<String> ours(String message, ConsumerRecord<byte[], byte[]> record) {
        boolean copy = Set.of("conflict", "dead").contains(message);
        return Arrays.stream(record.headers().toArray())
                .map(Header::key)
                .filter(name -> !copy || name.startsWith("pulse_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
