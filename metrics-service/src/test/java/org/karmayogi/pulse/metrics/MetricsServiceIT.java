package org.karmayogi.pulse.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.metrics.consume.Records;
import tools.jackson.databind.JsonNode;

/** The service from the log to HTTP, against a real broker and a store over the wire. The tests build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsServiceIT extends LogToHttp {

    @Test
    @Order(1)
    void whatThePortalPushedIsCountedOnceItIsAsOf() throws Exception {
        push(
                Records.onboarded("UP-1", "e1"),
                Records.completed("UP-1", "e2", "do_1", 45),
                Records.completed("UP-1", "e2", "do_1", 45),
                Records.completed("UP-2", "e3", "do_1", 30));
        JsonNode answer = settled("/v1/metrics/summary?department=SOCIAL-WELFARE");
        assertThat(answer.get("metrics").get("registered").asInt()).isEqualTo(1);
        assertThat(answer.get("metrics").get("completions").asInt()).isEqualTo(1);
        assertThat(answer.get("metrics").get("trainingHours").asDouble()).isEqualTo(0.75);
        JsonNode state = service.json("/v1/metrics/summary");
        assertThat(state.get("unregistered").get("people").asInt()).isEqualTo(1);
        assertThat(state.get("unregistered").get("trainingHours").asDouble()).isEqualTo(0.5);
        assertThat(service.counted("pulse.records", "outcome", "duplicate")).isEqualTo(1);
    }

    @Test
    @Order(2)
    void rowsAddUpAndPagesAreWhole() {
        JsonNode rows = service.json("/v1/metrics/departments?sort=-completions&limit=2");
        assertThat(rows.get("items").size()).isEqualTo(2);
        assertThat(rows.get("items").get(0).get("code").asString()).isEqualTo("SOCIAL-WELFARE");
        JsonNode rest = service.json("/v1/metrics/departments?sort=-completions&limit=500&cursor="
                + rows.get("nextCursor").asString());
        assertThat(rest.get("items").size()).isEqualTo(93);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
        assertThat(service.json("/v1/metrics/districts?department=SOCIAL-WELFARE")
                        .get("items")
                        .valueStream()
                        .mapToInt(row -> row.get("metrics").get("registered").asInt())
                        .sum())
                .isEqualTo(1);
        assertThat(service.json("/v1/metrics/categories").get("items").size()).isEqualTo(3);
    }

    @Test
    @Order(3)
    void theLearnerIsTheProof() {
        JsonNode learner = service.json("/v1/learners/UP-1");
        assertThat(learner.get("standing").asString()).isEqualTo("registered");
        assertThat(learner.get("completions").asInt()).isEqualTo(1);
        assertThat(learner.get("facts").size()).isEqualTo(2);
        assertThat(learner.get("facts").get(0).get("effect").asString()).isEqualTo("counts");
        assertThat(learner.get("postings").get(0).get("from").asString()).isEqualTo("2026-01-05");
        assertThat(learner.get("cells").valueStream().map(cell -> cell.get("kind")
                        .asString()))
                .contains("unit", "day", "month", "course");
        assertThat(service.get("/v1/learners/nobody").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/learners/UP-2", service.confined()).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(4)
    void whatIsAskedWronglyIsSaid() {
        HttpResponse<String> unknown = service.get("/v1/metrics/summary?district=LUKNOW");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(unknown.body()).contains("LUCKNOW").contains("/problems/invalid-parameter");
        assertThat(service.get("/v1/metrics/summary?district=LUCKNOW&district=AGRA")
                        .body())
                .contains("LUCKNOW,AGRA")
                .contains("/problems/invalid-parameter");
        assertThat(service.get("/v1/metrics/summary?distrct=LUCKNOW").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/metrics/departments?sort=colour").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/metrics/departments?limit=0").statusCode()).isEqualTo(400);
        assertThat(service.get("/v1/metrics/departments?cursor=zzz").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/metrics/summary", service.confined()).statusCode())
                .isEqualTo(403);
        assertThat(service.get("/v1/metrics/summary?department=SOCIAL-WELFARE", service.confined())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void unchangedFiguresNeedNotBeSentAgain() {
        String tag =
                service.get("/v1/metrics/summary").headers().firstValue("etag").orElseThrow();
        assertThat(service.get("/v1/metrics/summary", service.reader(), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(service.json("/v1/metrics/definitions").get("metrics").size())
                .isEqualTo(13);
    }

    @Test
    @Order(5)
    void theSameRowsAsATable() {
        HttpResponse<String> csv = service.get(
                "/v1/metrics/departments?sort=-completions&limit=1", service.reader(), "Accept", "text/csv");
        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(csv.headers().firstValue("pulse-as-of")).isPresent();
        assertThat(csv.body().lines().toList().get(0)).startsWith("code,name,nameHi,registered,enrolled,");
        assertThat(csv.body().lines().toList().get(1)).startsWith("SOCIAL-WELFARE,Social Welfare,");
        assertThat(csv.body().lines()).hasSize(2);
        for (String path : List.of(
                "summary", "districts", "categories", "matrix?metric=completions", "series?grain=day", "courses")) {
            HttpResponse<String> table = service.get("/v1/metrics/" + path, service.reader(), "Accept", "text/csv");
            assertThat(table.statusCode()).as(path).isEqualTo(200);
            assertThat(table.body().lines().count()).as(path).isGreaterThan(1);
        }
        assertThat(service.get("/v1/metrics/definitions", service.reader(), "Accept", "text/csv")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    @Order(5)
    void aTableBeginsWithTheMarkOfUtf8WhereThatIsAskedFor() {
        String path = "/v1/metrics/departments?limit=1";
        String plain = service.get(path, service.reader(), "Accept", "text/csv").body();
        assertThat(plain).startsWith("code,name");
        for (String accept : List.of("text/csv; header=present; bom=true", "text/csv;bom=true")) {
            assertThat(service.get(path, service.reader(), "Accept", accept).body())
                    .startsWith("\ufeffcode,name");
        }
        for (String asked : List.of("/v1/metrics/summary?bom=true", "/v1/metrics/reviews/2026-01?bom=true")) {
            assertThat(service.get(asked, service.reader(), "Accept", "text/csv")
                            .body())
                    .as(asked)
                    .startsWith("\ufeff");
        }
        assertThat(service.get(path + "&bom=false", service.reader(), "Accept", "text/csv")
                        .body())
                .startsWith("code,name");
        assertThat(service.get(path + "&bom=true").body()).startsWith("{");
        assertThat(service.get(path + "&bom=yes").statusCode()).isEqualTo(400);
        assertThat(service.get("/v1/metrics/definitions?bom=true").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(5)
    void whatIsWrongWithAQuestionIsNamed() {
        assertThat(service.get("/v1/metrics/summary/").statusCode()).isEqualTo(404);
        assertThat(service.get("/v1/metrics/summary/").body())
                .contains("No path here ends with a slash; try /v1/metrics/summary.");
        for (String parameter : List.of("limit=", "cursor=", "department=", "sort", "bom=")) {
            HttpResponse<String> answer = service.get("/v1/metrics/departments?" + parameter);
            assertThat(answer.statusCode()).as(parameter).isEqualTo(400);
            assertThat(answer.body()).as(parameter).contains("has no value");
        }
    }

    @Test
    @Order(5)
    void daysMonthsCoursesAndTheMatrix() {
        JsonNode days =
                service.json("/v1/metrics/series?grain=day&from=2026-01-04&to=2026-01-06&department=SOCIAL-WELFARE");
        assertThat(days.get("items").size()).isEqualTo(3);
        assertThat(days.get("items").get(1).get("completions").asInt()).isEqualTo(1);
        JsonNode course = service.json("/v1/metrics/courses").get("items").get(0);
        assertThat(course.get("code").asString()).isEqualTo("do_1");
        assertThat(course.get("completionRate").asDouble()).isEqualTo(1.0);
        JsonNode matrix = service.json("/v1/metrics/matrix?metric=trainingHours&department=SOCIAL-WELFARE");
        assertThat(matrix.get("total").asDouble()).isEqualTo(0.75);
        assertThat(matrix.get("columns").size()).isEqualTo(75);
        assertThat(service.get("/v1/metrics/matrix").statusCode()).isEqualTo(400);
        assertThat(service.get("/v1/metrics/series?grain=day", service.confined())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(5)
    void anAnswerSaysWhatItWasMadeFrom() {
        JsonNode explanation = service.json("/v1/metrics/summary?explain=true").get("explanation");
        assertThat(explanation.get("offsets").size()).isEqualTo(3);
        assertThat(explanation.get("definitions").asString()).isEqualTo("2");
        assertThat(explanation.get("generation").asInt()).isZero();
        assertThat(service.json("/v1/metrics/summary").has("explanation")).isFalse();
    }

    @Test
    @Order(6)
    void recordsThatCanNotCountAreSetAsideAndTheNextOneCounts() throws Exception {
        byte[] broken = {'{', (byte) 0xFF, 0};
        push(
                Records.onboarded("UP-3", "e4")
                        .value(broken)
                        .header("spring_json_header_types", "{\"a\":\"java.lang.X\"}"),
                Records.onboarded("UP-3", "e5").header("ce_type", "in.karmayogi.learner.promoted.v1"),
                Records.onboarded("UP-3", "e6"),
                Records.completed("UP-1", "e2", "do_1", 46));
        JsonNode answer = settled("/v1/metrics/summary");
        assertThat(answer.get("metrics").get("registered").asInt()).isEqualTo(2);
        assertThat(answer.get("metrics").get("trainingMinutes").asInt()).isEqualTo(45);
        assertThat(service.counted("pulse.dead", "reason", "malformed")).isEqualTo(1);
        assertThat(service.counted("pulse.dead", "reason", "unknown-type")).isEqualTo(1);
        assertThat(service.counted("pulse.records", "outcome", "conflict")).isEqualTo(1);
        List<ConsumerRecord<String, byte[]>> dead = all("learning-events.dead", 2);
        assertThat(dead).hasSize(2);
        ConsumerRecord<String, byte[]> first = dead.stream()
                .filter(record -> header(record, "ce_id").equals("e4"))
                .findFirst()
                .orElseThrow();
        assertThat(first.value()).isEqualTo(broken);
        assertThat(header(first, "pulse_reason")).isEqualTo("malformed");
        assertThat(header(first, "spring_json_header_types")).isEqualTo("{\"a\":\"java.lang.X\"}");
        List<ConsumerRecord<String, byte[]>> conflicts = all("learning-rejects", 1);
        assertThat(conflicts).hasSize(1);
        assertThat(header(conflicts.get(0), "pulse_reason")).isEqualTo("conflict");
    }

    @Test
    @Order(7)
    void aServiceThatIsStartedAgainGoesOnFromTheCheckpoint() throws Exception {
        service.close();
        push(Records.completed("UP-3", "e7", "do_9", 15));
        service = RunningService.start(directory.resolve("keys-2.json"), bootstrapServers, storeUri);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/metrics/summary").statusCode() == 200);
        push(Records.completed("UP-3", "e7", "do_9", 15));
        JsonNode answer = settled("/v1/metrics/summary");
        assertThat(answer.get("metrics").get("registered").asInt()).isEqualTo(2);
        assertThat(answer.get("metrics").get("trainingMinutes").asInt()).isEqualTo(60);
        assertThat(service.counted("pulse.records", "outcome", "counted")).isEqualTo(1);
    }

    @Test
    @Order(8)
    void theStreamTellsOfAChange() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (Stream<String> stream = service.stream("/v1/metrics/stream?department=SOCIAL-WELFARE")) {
            Thread reader = new Thread(() -> {
                try {
                    // The empty line after an event may come late.
                    stream.filter(line -> !line.isEmpty()).forEach(lines::add);
                } catch (UncheckedIOException e) {
                    lines.add("closed");
                }
            });
            reader.setDaemon(true);
            reader.start();
            assertThat(lines.poll(10, TimeUnit.SECONDS)).startsWith("id:W/");
            assertThat(lines.poll(1, TimeUnit.SECONDS)).isEqualTo("event:summary");
            assertThat(lines.poll(1, TimeUnit.SECONDS))
                    .startsWith("data:{\"asOf\"")
                    .contains("\"completions\":2,");
            lines.clear();
            push(Records.completed("UP-1", "stream", "do_2", 30));
            assertThat(lines.poll(10, TimeUnit.SECONDS)).startsWith("id:W/");
            lines.poll(1, TimeUnit.SECONDS);
            assertThat(lines.poll(1, TimeUnit.SECONDS)).contains("\"completions\":3,");
        }
        assertThat(service.get("/v1/metrics/stream", service.confined()).statusCode())
                .isEqualTo(403);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private List<ConsumerRecord<String, byte[]>> all(String topic, int expected) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (records.size() < expected && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            consumer.poll(Duration.ofMillis(300)).forEach(records::add);
            return records;
        }
    }
}
