package org.karmayogi.pulse.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.consume.Records;
import tools.jackson.databind.JsonNode;

/** What was rejected, and what each portal has sent. The tests build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RejectsIT extends LogToHttp {

    private static final String RECEIVED = "2026-11-22T06:30:0%d.000Z";

    /** As intake writes it. */
    private void refuse(String source, String pointer, String body, int second) throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>("learning-rejects", source, body.getBytes(UTF_8));
        record.headers().add("pulse_reason", "refused".getBytes(UTF_8));
        record.headers()
                .add("pulse_errors", ("[{\"pointer\":\"" + pointer + "\",\"detail\":\"not so\"}]").getBytes(UTF_8));
        record.headers().add("pulse_size", Integer.toString(body.length()).getBytes(UTF_8));
        record.headers().add("ce_source", source.getBytes(UTF_8));
        record.headers().add("ce_type", "in.karmayogi.learner.onboarded.v1".getBytes(UTF_8));
        record.headers().add("ce_receivedat", RECEIVED.formatted(second).getBytes(UTF_8));
        producer.send(record).get();
    }

    private JsonNode listed(String query, int expected) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> service.json("/v1/rejects" + query, service.admin()),
                        answer -> answer.get("items").size() == expected);
    }

    private JsonNode source(String name) {
        return service.json("/v1/sources", service.admin())
                .get("items")
                .valueStream()
                .filter(it -> it.get("source").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(1)
    void whatWasRefusedIsListedTheLatestFirstAndCounted() throws Exception {
        refuse("portal", "/district", "{\"id\":\"r-1\"}", 1);
        refuse("portal", "/district", "{\"id\":\"r-2\"}", 2);
        refuse("other", "", "not json", 3);
        JsonNode all = listed("", 3);
        assertThat(all.get("items").get(0).get("reason").asString()).isEqualTo("malformed");
        assertThat(all.get("items").get(2).get("receivedAt").asString()).isEqualTo("2026-11-22T06:30:01Z");
        assertThat(all.get("nextCursor").isNull()).isTrue();
        JsonNode counts = listed("?source=portal", 2).get("counts");
        assertThat(counts.size()).isEqualTo(1);
        assertThat(counts.get(0).get("reason").asString()).isEqualTo("invalid-district");
        assertThat(counts.get(0).get("count").asInt()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void itIsFilteredByReasonAndTimeAndPagedWithoutGapsOrRepeats() {
        assertThat(listed("?reason=malformed", 1)
                        .get("items")
                        .get(0)
                        .get("source")
                        .asString())
                .isEqualTo("other");
        listed("?from=2026-11-22T06:30:02Z&to=2026-11-22T06:30:03Z", 1);
        List<String> ids = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = service.json("/v1/rejects?limit=1" + cursor, service.admin());
            ids.add(answer.get("items").get(0).get("id").asString());
            cursor = "&cursor=" + answer.get("nextCursor").asString();
        }
        assertThat(ids).containsExactly("0@2", "0@1", "0@0");
        assertThat(service.json("/v1/rejects?limit=1" + cursor, service.admin())
                        .get("items")
                        .isEmpty())
                .isTrue();
        for (String wrong : List.of("?from=yesterday", "?limit=0", "?cursor=zzz", "?colour=red")) {
            assertThat(service.get("/v1/rejects" + wrong, service.admin()).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    @Order(3)
    void oneIsShownWithWhatWasSent() {
        JsonNode one = service.json("/v1/rejects/0@2", service.admin());
        assertThat(one.get("body").asString()).isEqualTo("not json");
        assertThat(one.get("reject").get("errors").get(0).get("detail").asString())
                .isEqualTo("not so");
        assertThat(service.get("/v1/rejects/0@99", service.admin()).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/v1/rejects", service.reader()).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(4)
    void aSourceShowsWhatItHasSent() throws Exception {
        push(
                Records.onboarded("UP-1", "e1"),
                Records.onboarded("UP-1", "e1"),
                Records.completed("UP-1", "e2", "do_1", 30),
                Records.completed("UP-1", "e2", "do_1", 31));
        settled("/v1/metrics/summary");
        listed("?reason=conflict", 1);
        JsonNode portal = source("portal");
        assertThat(portal.get("accepted").asInt()).isEqualTo(4);
        assertThat(portal.get("counted").asInt()).isEqualTo(2);
        assertThat(portal.get("duplicates").asInt()).isEqualTo(1);
        assertThat(portal.get("conflicts").asInt()).isEqualTo(1);
        assertThat(portal.get("lastSeen").asString()).isEqualTo("2026-01-05T04:31:00Z");
        assertThat(portal.get("rejected").asInt()).isEqualTo(2);
        assertThat(portal.get("rejectedByReason").get("invalid-district").asInt())
                .isEqualTo(2);
        JsonNode other = source("other");
        assertThat(other.get("accepted").asInt()).isZero();
        assertThat(other.get("lastSeen").isNull()).isTrue();
        assertThat(other.get("rejected").asInt()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void whatAFeedSetsAsideIsCountedBesideWhatIsRejectedAndItsSenderSeesItsOwn() throws Exception {
        for (int i = 0; i < 3; i++) {
            setAside("portal", "content-progress");
        }
        setAside("other", "not-a-course");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> source("other").get("setAside").asInt() == 1);

        assertThat(source("portal").get("setAside").asInt()).isEqualTo(3);
        assertThat(source("portal").get("setAsideByReason").toString()).isEqualTo("{\"content-progress\":3}");
        assertThat(source("portal").get("rejectedByReason").toString()).isEqualTo("{\"invalid-district\":2}");
        assertThat(names(service.reader())).contains("portal", "other");
        assertThat(names(service.portal())).containsExactly("portal");
        assertThat(names(service.confined()))
                .as("figures by portal are of no department")
                .isEmpty();
    }

    private List<String> names(ApiKey key) {
        return service.json("/v1/sources", key)
                .get("items")
                .valueStream()
                .map(it -> it.get("source").asString())
                .toList();
    }

    private void setAside(String source, String reason) throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>("learning-rejects", source, "{}".getBytes(UTF_8));
        record.headers().add("pulse_reason", reason.getBytes(UTF_8));
        record.headers().add("pulse_errors", "[{\"pointer\":\"/eid\",\"detail\":\"not so\"}]".getBytes(UTF_8));
        record.headers().add("ce_source", source.getBytes(UTF_8));
        record.headers().add("ce_receivedat", RECEIVED.formatted(4).getBytes(UTF_8));
        producer.send(record).get();
    }

    /** As intake writes it. */
    private void note(String rejectId, String by, int second) throws Exception {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>("learning-rejects", "portal", new byte[0]);
        record.headers().add("pulse_reason", "replayed".getBytes(UTF_8));
        record.headers().add("pulse_replays", rejectId.getBytes(UTF_8));
        record.headers().add("pulse_by", by.getBytes(UTF_8));
        record.headers().add("ce_id", "r-1".getBytes(UTF_8));
        record.headers().add("ce_receivedat", RECEIVED.formatted(second).getBytes(UTF_8));
        producer.send(record).get();
    }

    private JsonNode replay(String id) {
        return service.json("/v1/rejects/" + id, service.admin()).at("/reject/replay");
    }

    @Test
    @Order(5)
    void aReplayIsShownAtItsRejectAndTheFirstOneStands() throws Exception {
        assertThat(replay("0@0").isNull()).isTrue();
        note("0@0", "first", 5);
        note("0@0", "second", 6);
        note("0@99", "about nothing", 7);
        note("0@1", "last", 8);
        await().atMost(Duration.ofSeconds(20)).until(() -> !replay("0@1").isNull());
        assertThat(replay("0@0").get("by").asString()).isEqualTo("first");
        assertThat(replay("0@0").get("at").asString()).isEqualTo("2026-11-22T06:30:05Z");
        assertThat(replay("0@0").get("eventId").asString()).isEqualTo("r-1");
        assertThat(listed("", 4).get("items").valueStream().filter(it -> it.get("replay")
                        .isNull()))
                .hasSize(2);
    }

    @Test
    @Order(7)
    void aStoreThatWasLostIsFilledAgain() throws Exception {
        JsonNode before = source("portal");
        service.close();
        try (EmbeddedStore empty = EmbeddedStore.start()) {
            service =
                    RunningService.start(directory.resolve("keys-2.json"), bootstrapServers, empty.connectionString());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.get("/v1/metrics/summary").statusCode() == 200);
            settled("/v1/metrics/summary");
            listed("", 8);
            assertThat(source("portal")).isEqualTo(before);
            await().atMost(Duration.ofSeconds(20)).until(() -> !replay("0@1").isNull());
            assertThat(replay("0@0").get("by").asString()).isEqualTo("first");
            service.close();
        }
        service = RunningService.start(directory.resolve("keys-3.json"), bootstrapServers, storeUri);
    }
}
