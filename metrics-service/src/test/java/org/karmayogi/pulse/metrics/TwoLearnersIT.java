package org.karmayogi.pulse.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.consume.Records;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same id of one portal, sent for two learners: what the recount finds and lists. The tests build on each other.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoLearnersIT extends LogToHttp {

    private static final String LISTED = "/v1/rejects?reason=same-id-two-learners";

    private JsonNode recounted() {
        service.post("/v1/audit", "");
        return await().atMost(PATIENCE)
                .until(() -> service.json("/v1/audit", service.admin()), audit -> !audit.get("running")
                        .asBoolean())
                .get("latest");
    }

    private JsonNode listed() {
        return service.json(LISTED, service.admin()).get("items");
    }

    /** As another instance's recount writes it. */
    private void writeAgain(JsonNode item) throws Exception {
        JsonNode detail = service.json("/v1/rejects/" + item.get("id").asString(), service.admin());
        byte[] body = detail.get("body").asString().getBytes(UTF_8);
        ProducerRecord<String, byte[]> copy = new ProducerRecord<>("learning-rejects", "portal", body);
        copy.headers().add("pulse_reason", "same-id-two-learners".getBytes(UTF_8));
        copy.headers().add("pulse_rejectid", key(body).getBytes(UTF_8));
        copy.headers().add("pulse_errors", "[]".getBytes(UTF_8));
        copy.headers().add("ce_source", "portal".getBytes(UTF_8));
        producer.send(copy).get();
        ProducerRecord<String, byte[]> behind = new ProducerRecord<>("learning-rejects", "portal", new byte[0]);
        behind.headers().add("pulse_reason", "conflict".getBytes(UTF_8));
        behind.headers().add("ce_source", "portal".getBytes(UTF_8));
        producer.send(behind).get();
        await().atMost(PATIENCE)
                .until(() -> service.json("/v1/rejects?reason=conflict", service.admin())
                                .get("items")
                                .size()
                        == 1);
    }

    private static String key(byte[] body) {
        JsonNode conflict = JsonMapper.shared().readTree(body);
        return UUID.nameUUIDFromBytes(
                        ("portal\nf71\n" + conflict.at("/other/learnerId").asString()).getBytes(UTF_8))
                .toString();
    }

    @Test
    @Order(1)
    void anIdOfTwoLearnersIsListedOnceWithBoth() throws Exception {
        push(
                Records.onboarded("FIELD-71", "o1"),
                Records.completed("FIELD-71", "f71", "do_a", 30),
                Records.completed("FIELD-71-wrong", "f71", "do_a", 30)
                        .header("ce_receivedat", "2026-01-05T04:32:00.000Z"),
                Records.completed("FIELD-72", "f72", "do_a", 30));
        settled("/v1/metrics/summary");

        JsonNode audit = recounted();
        assertThat(audit.get("differenceCount").asInt()).isZero();
        assertThat(audit.get("conflictCount").asInt()).isEqualTo(1);
        JsonNode conflict = audit.get("conflicts").get(0);
        assertThat(conflict.get("source").asString()).isEqualTo("portal");
        assertThat(conflict.get("id").asString()).isEqualTo("f71");
        assertThat(conflict.at("/first/learnerId").asString()).isEqualTo("FIELD-71");
        assertThat(conflict.at("/other/learnerId").asString()).isEqualTo("FIELD-71-wrong");
        assertThat(service.gauge("pulse.recount.conflicts")).isEqualTo(1);

        assertThat(listed()).hasSize(1);
        JsonNode item = listed().get(0);
        assertThat(item.get("source").asString()).isEqualTo("portal");
        assertThat(item.get("family").asString()).isEqualTo("course.completed");
        assertThat(item.get("receivedAt").asString()).isEqualTo("2026-01-05T04:32:00Z");
        assertThat(item.at("/errors/0/pointer").asString()).isEqualTo("/id");
        assertThat(item.at("/errors/0/detail").asString()).contains("'f71'", "'FIELD-71'", "'FIELD-71-wrong'");
        JsonNode body = JsonMapper.shared()
                .readTree(service.json("/v1/rejects/" + item.get("id").asString(), service.admin())
                        .get("body")
                        .asString());
        assertThat(body).isEqualTo(conflict);
    }

    @Test
    @Order(2)
    void anotherRecountListsNothingNew() {
        assertThat(recounted().get("conflictCount").asInt()).isEqualTo(1);
        assertThat(listed()).hasSize(1);
    }

    @Test
    @Order(3)
    void whatAnotherInstanceWritesAboutTheSameIsNotListedTwice() throws Exception {
        JsonNode first = listed().get(0);
        writeAgain(first);
        assertThat(listed()).hasSize(1);
        assertThat(listed().get(0)).isEqualTo(first);
    }

    @Test
    @Order(4)
    void aThirdLearnerIsAnotherConflict() throws Exception {
        push(Records.completed("FIELD-73", "f71", "do_b", 30).header("ce_receivedat", "2026-01-05T04:33:00.000Z"));
        settled("/v1/metrics/summary");
        assertThat(recounted().get("conflictCount").asInt()).isEqualTo(2);
        assertThat(listed()).hasSize(2);
    }

    @Test
    @Order(5)
    void aListThatWasLostIsFilledAgainWithEachOnce() throws Exception {
        Path keys = directory.resolve("keys-2.json");
        JsonNode before = listed();
        service.close();
        try (EmbeddedStore empty = EmbeddedStore.start()) {
            service = RunningService.start(keys, bootstrapServers, empty.connectionString());
            await().atMost(PATIENCE)
                    .until(() -> service.get("/v1/metrics/summary").statusCode() == 200);
            settled("/v1/metrics/summary");
            await().atMost(PATIENCE).until(() -> listed().size() == 2);
            assertThat(listed()).isEqualTo(before);
            service.close();
        }
        service = RunningService.start(directory.resolve("keys-3.json"), bootstrapServers, storeUri);
    }
}
