package org.karmayogi.pulse.e2e.faults.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.ledger.Fate;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.LoggedEvent;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.history.PortalEvent.Kind;
import org.karmayogi.pulse.e2e.system.Pause;

/** Records that nobody checked, written straight into the log: each is set aside exactly once, with its bytes, and counts nothing. */
@ExtendWith(SharedScene.class)
class HostileRecordsIT {

    /** A second, and what a busy machine adds. */
    private static final Duration SOON = Duration.ofSeconds(3);

    @Test
    void case11_recordsThatAreNoJson(Scene scene) throws IOException {
        People people = new People(scene);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        Map<String, byte[]> junk = new LinkedHashMap<>();
        junk.put("not-json", "{\"courseId\": oops".getBytes(UTF_8));
        junk.put("truncated-utf-8", truncatedUtf8());
        junk.put("two", "{\"courseId\": \"do_1\"} {}".getBytes(UTF_8));
        junk.put("deep", ("{\"a\":" + "[".repeat(10_000)).getBytes(UTF_8));
        double malformed = dead(scene, "malformed");
        double invalid = dead(scene, "invalid");
        junk.forEach((id, bytes) -> scene.junk().write(Junk.with(learner, "c11-" + id, bytes), "malformed"));
        scene.junk().write(Junk.with(learner, "c11-null", null), "invalid");
        scene.junk().write(Junk.with(learner, "c11-empty", new byte[0]), "invalid");

        assertCountsSoon(scene, people.completion(learner, "do_11", 11));
        assertThat(dead(scene, "malformed")).isEqualTo(malformed + junk.size());
        assertThat(dead(scene, "invalid")).isEqualTo(invalid + 2);
        scene.assertClean();
    }

    @Test
    void case11_exactlyOnceAcrossKills(Scene scene) throws IOException {
        People people = new People(scene);
        for (int kill = 0; kill < 2; kill++) {
            for (int i = 0; i < 40; i++) {
                scene.junk().write(Junk.notJson(people.learner(), "killed-" + kill + "-" + i), "malformed");
            }
            // Some have been set aside by now, and no flush has covered all of them.
            scene.metrics().process().kill9();
            scene.metrics().process().start();
        }
        scene.assertClean();
        assertThat(dead(scene, "malformed")).isPositive();
    }

    @Test
    void case12_rightJsonWithAWrongMeaning(Scene scene) throws IOException {
        People people = new People(scene);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        double invalid = dead(scene, "invalid");
        double headers = dead(scene, "headers");
        Map<String, Object> nowhere = new HashMap<>(people.posting());
        nowhere.put("district", "NOWHERE");
        Map<String, Object> noOne = new HashMap<>(people.posting());
        noOne.put("category", "minister");
        String past = "2022-01-01T00:00:00Z";
        write(scene, people.event(Kind.TRANSFERRED, learner, past, nowhere), "invalid");
        write(scene, people.event(Kind.ONBOARDED, learner, past, noOne), "invalid");
        write(scene, people.event(Kind.ENROLLED, learner, past, Map.of()), "invalid");
        write(
                scene,
                people.event(Kind.ENROLLED, learner, "2999-01-01T00:00:00Z", Map.of("courseId", "do_1")),
                "invalid");
        write(
                scene,
                people.event(Kind.ENROLLED, learner, "2001-01-01T00:00:00Z", Map.of("courseId", "do_1")),
                "invalid");
        write(scene, people.completion(learner, "do_1", -5), "invalid");
        write(scene, people.completion(learner, "do_1", 100_000_000), "invalid");
        ProducerRecord<byte[], byte[]> other = LoggedEvent.record(people.completion(learner, "do_1", 5));
        other.headers().remove("ce_subject").add("ce_subject", "someone/else".getBytes(UTF_8));
        scene.junk().write(other, "headers");

        assertCountsSoon(scene, people.completion(learner, "do_12", 12));
        assertThat(dead(scene, "invalid")).isEqualTo(invalid + 7);
        assertThat(dead(scene, "headers")).isEqualTo(headers + 1);
        scene.assertClean();
    }

    @Test
    void case13_theDeadTopicCanNotBeWritten(Scene scene) throws IOException {
        People people = new People(scene);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        scene.assertClean();
        double failures = setAsideFailures(scene);
        // No record with its headers fits any more; the mark of a transaction's end (78 bytes) must, or the broker
        // forgets it.
        scene.log().configure(LogClient.DEAD, "max.message.bytes", "200");

        scene.junk().write(Junk.notJson(learner, "c13"), "malformed");
        PortalEvent next = people.completion(learner, "do_13", 13);
        scene.pushAll(List.of(next));
        scene.await(() -> setAsideFailures(scene) > failures, Duration.ofSeconds(15), "a failed attempt, counted");
        Pause.millis(5_000);
        assertThat(facts(scene, learner)).as("facts while the partition waits").isEqualTo(1);
        assertThat(setAsideFailures(scene) - failures)
                .as("attempts in ten seconds")
                .isBetween(1.0, 12.0);

        scene.log().configure(LogClient.DEAD, "max.message.bytes", "2097152");
        scene.await(() -> facts(scene, learner) == 2, Duration.ofSeconds(30), "the record behind the dead one counts");
        scene.assertClean();
    }

    @Test
    void case15_hostileHeaders(Scene scene) throws IOException {
        People people = new People(scene);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        double headers = dead(scene, "headers");
        long before = scene.metrics().process().vitals().residentMegabytes();
        for (int i = 0; i < 5; i++) {
            ProducerRecord<byte[], byte[]> many = LoggedEvent.record(people.completion(learner, "do_15", 15));
            for (int header = 0; header < 10_000; header++) {
                many.headers().add("h" + header, new byte[10]);
            }
            scene.junk().write(many, "headers");
        }
        PortalEvent typed = people.completion(learner, "do_15_typed", 15);
        ProducerRecord<byte[], byte[]> record = LoggedEvent.record(typed);
        record.headers()
                .add("__TypeId__", "javax.script.ScriptEngineManager".getBytes(UTF_8))
                .add("retry_topic-attempts", new byte[] {1})
                .add("retry_topic-original-timestamp", new byte[0])
                .add("kafka_dlt-exception-cause-fqcn", null);
        scene.ledger().note(typed, Fate.UNKNOWN);
        scene.log().write(record);

        assertCountsSoon(scene, people.completion(learner, "do_15", 15));
        scene.await(() -> facts(scene, learner) == 3, SOON, "the record with foreign headers counts");
        assertThat(dead(scene, "headers")).isEqualTo(headers + 5);
        assertThat(scene.metrics().process().vitals().residentMegabytes()).isLessThan(before + 100);
        scene.assertClean();
    }

    @Test
    void case17_otherVersionsAndUnknownTypes(Scene scene) throws IOException {
        People people = new People(scene);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        double unknown = dead(scene, "unknown-type");
        for (String type : List.of("in.karmayogi.learner.promoted.v1", "in.karmayogi.course.completed.v2", "x")) {
            ProducerRecord<byte[], byte[]> record = LoggedEvent.record(people.completion(learner, "do_17", 17));
            record.headers().remove("ce_type").add("ce_type", type.getBytes(UTF_8));
            scene.junk().write(record, "unknown-type");
        }
        // A later version of the schema may add fields, an earlier one had fewer headers.
        PortalEvent newer = people.completion(learner, "do_17_newer", 17);
        scene.ledger().note(newer, Fate.UNKNOWN);
        ProducerRecord<byte[], byte[]> right = LoggedEvent.record(newer);
        byte[] data =
                "{\"courseId\":\"do_17_newer\",\"durationMinutes\":17,\"grade\":{\"letter\":\"A\"}}".getBytes(UTF_8);
        scene.log().write(new ProducerRecord<>(right.topic(), null, right.key(), data, right.headers()));
        PortalEvent older = people.completion(learner, "do_17_older", 17);
        scene.ledger().note(older, Fate.UNKNOWN);
        ProducerRecord<byte[], byte[]> bare = LoggedEvent.record(older);
        bare.headers().remove("content-type").remove("ce_specversion");
        scene.log().write(bare);

        assertCountsSoon(scene, people.completion(learner, "do_17", 17));
        scene.await(() -> facts(scene, learner) == 4, SOON, "both versions count");
        assertThat(dead(scene, "unknown-type")).isEqualTo(unknown + 3);
        scene.assertClean();
    }

    /** A character of three bytes that ends after two. */
    private static byte[] truncatedUtf8() {
        byte[] data = "{\"courseId\": \"..\"}".getBytes(UTF_8);
        data[data.length - 4] = (byte) 0xe0;
        data[data.length - 3] = (byte) 0xa4;
        return data;
    }

    /** The event is accepted, and among its learner's facts soon after. */
    private static void assertCountsSoon(Scene scene, PortalEvent event) {
        scene.pushAll(List.of(event));
        scene.await(
                () -> factIds(scene, event.learnerId()).contains(event.id()),
                SOON,
                "the next record of the partition counts");
    }

    private static int facts(Scene scene, String learner) {
        return factIds(scene, learner).size();
    }

    private static List<String> factIds(Scene scene, String learner) {
        try {
            var answer = scene.metrics().client().learner(learner);
            return answer.status() != 200
                    ? List.of()
                    : answer.json()
                            .get("facts")
                            .valueStream()
                            .map(fact -> fact.get("id").asString())
                            .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void write(Scene scene, PortalEvent event, String reason) {
        scene.junk().write(LoggedEvent.record(event), reason);
    }

    private static double dead(Scene scene, String reason) {
        return scene.cluster().metricsMeter("pulse_dead_total", "reason=\"" + reason + "\"");
    }

    private static double setAsideFailures(Scene scene) {
        return scene.cluster().metricsMeter("pulse_setaside_failures_total");
    }
}
