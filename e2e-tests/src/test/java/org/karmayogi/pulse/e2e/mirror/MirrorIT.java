package org.karmayogi.pulse.e2e.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.asyncapi.Topics;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.client.Portal;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.Junk;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.LogReceipts;
import org.karmayogi.pulse.e2e.history.MessyHistory;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.oracle.FiguresCheck;
import org.karmayogi.pulse.e2e.oracle.Oracle;
import org.karmayogi.pulse.e2e.oracle.Scope;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import tools.jackson.databind.JsonNode;

/**
 * The procedure of docs/capacity.md for a log that is lost together with its store: the mirror, folded into an empty store. With more
 * events, {@code -Dpulse.e2e.mirror-events=…}, what it prints is a measurement.
 */
class MirrorIT {

    private static final int EVENTS = Integer.getInteger("pulse.e2e.mirror-events", 3_000);

    private final StandaloneProcess lost = new StandaloneProcess();
    private final StandaloneProcess second = new StandaloneProcess();
    private List<String> departments = List.of();
    private List<String> districts = List.of();

    @Test
    void theMirrorOfALostLogServesWhatItServedAndCountsOn() throws Exception {
        try (lost;
                second) {
            lost.start();
            PulseClient client = new PulseClient(lost);
            departments = codes(client, "/v1/departments").subList(0, 12);
            districts = codes(client, "/v1/districts").subList(0, 12);
            List<PortalEvent> events = MessyHistory.generate(41, EVENTS / 10, EVENTS, departments, districts);
            pushEverythingThatThereCanBe(client, events);
            Map<String, JsonNode> figures = Answers.figures(client);
            Map<String, JsonNode> proofs = Answers.proofs(client, departments.get(0));
            List<String> rejects = Answers.rejects(client, 2);
            assertThat(rejects).as("one that intake refused, and a conflict").hasSize(2);

            mirror();
            lost.close();
            long started = System.nanoTime();
            second.start();
            PulseClient restored = new PulseClient(second);
            restored.settle(Instant.now());
            report("Figures complete %.1f s after the start on the mirror", started);

            assertThat(Answers.figures(restored)).isEqualTo(figures);
            assertThat(Answers.proofs(restored, departments.get(0))).isEqualTo(proofs);
            assertThat(Answers.rejects(restored, 2)).as("rejects, by place").containsAll(rejects);
            assertCountsOn(restored, events, figures);
        }
    }

    private static List<String> codes(PulseClient client, String register) throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode item : client.get(register).json(200).get("items")) {
            codes.add(item.get("code").asString());
        }
        return codes;
    }

    /** Events with repeats, a refused one, a conflict, a frozen review, junk, and junk that was taken back. */
    private void pushEverythingThatThereCanBe(PulseClient client, List<PortalEvent> events) throws Exception {
        new Portal(client).push(events, 400, 3, new Random(41));
        PortalEvent first = events.get(0);
        client.push("/v1/enrolments", "{\"id\":\"e\"}").problem(422, "invalid-event");
        client.push(Batch.of(List.of(first.at("2019-09-09T09:09:09Z")))).expect(207);
        try (LogClient log = client(lost.kafkaAddress())) {
            // Of the topic, where it would otherwise be the broker's: a mirror gets what is in force.
            TopicCopies.TOPICS.forEach(topic -> log.configure(topic, "min.insync.replicas", "1"));
            log.write(Junk.notJson(first.learnerId(), "junk"));
        }
        client.settle(Instant.now());
        client.send(client.request("/v1/metrics/reviews/2026-10", "admin").PUT(BodyPublishers.noBody()))
                .expect(201);
        takeBackADeadRecord();
    }

    private void takeBackADeadRecord() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", lost.kafkaAddress(), "transactional.id", "taken-back");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(LogClient.DEAD, 0, null, "taken back".getBytes(UTF_8)))
                    .get();
            producer.abortTransaction();
        }
    }

    /** Copies the log to the second cluster, which has a broker and nothing else yet. */
    private void mirror() throws IOException {
        Path data = Files.createDirectories(second.data());
        for (String keys : List.of("keys.json", "access-keys.json")) {
            Files.copy(lost.data().resolve(keys), data.resolve(keys));
        }
        long started = System.nanoTime();
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"));
                MirrorMakerProcess copier =
                        new MirrorMakerProcess(lost.kafkaAddress(), broker.bootstrapServers(), data);
                LogClient from = client(lost.kafkaAddress());
                LogClient to = client(broker.bootstrapServers())) {
            TopicCopies originals = new TopicCopies(from).read();
            TopicCopies copies = new TopicCopies(to).readUntilLike(originals, copier);
            report(copies.size() + " records mirrored in %.1f s, the start of MirrorMaker included", started);
            assertThat(copies.records()).isEqualTo(originals.records());
            assertThat(settings(broker.bootstrapServers())).isEqualTo(settings(lost.kafkaAddress()));
        }
    }

    /** Partitions and settings of the topics that there are to be. */
    private static Map<String, String> settings(String address) {
        try (Topics topics = new Topics(address)) {
            Map<String, String> settings = topics.described();
            settings.keySet().retainAll(TopicCopies.TOPICS);
            assertThat(settings).hasSameSizeAs(TopicCopies.TOPICS);
            return settings;
        }
    }

    private void assertCountsOn(PulseClient restored, List<PortalEvent> events, Map<String, JsonNode> figures)
            throws Exception {
        long duplicates = duplicates(restored);
        Portal portal = new Portal(restored);
        restored.settle(portal.push(events, 400, 3, new Random(42)));
        assertThat(Answers.figures(restored))
                .as("what the lost cluster had is known")
                .isEqualTo(figures);
        // What repeats an event of the same request does not reach the log.
        assertThat(duplicates(restored) - duplicates)
                .isGreaterThanOrEqualTo(events.stream()
                        .map(event -> event.source() + " " + event.id())
                        .distinct()
                        .count());

        List<PortalEvent> all = new ArrayList<>(events);
        List<PortalEvent> more = MessyHistory.generate(43, 50, 500, departments, districts);
        all.addAll(more);
        restored.settle(portal.push(more, 400, 3, new Random(43)));
        FiguresCheck check;
        try (LogClient log = client(second.kafkaAddress())) {
            check = new FiguresCheck(restored, new Oracle(all, LogReceipts.read(log)));
        }
        check.summary(Scope.STATE);
        check.rows("departments", Scope.STATE, code -> new Scope(code, "", ""));
        check.rows("districts", Scope.STATE, code -> new Scope("", code, ""));
        assertThat(check.differences()).isEmpty();
    }

    private static long duplicates(PulseClient client) throws IOException {
        long duplicates = 0;
        for (JsonNode source : client.get("/v1/sources", "admin").json(200).get("items")) {
            duplicates += source.get("duplicates").asLong();
        }
        return duplicates;
    }

    private static LogClient client(String address) {
        return new LogClient(address);
    }

    private static void report(String text, long started) {
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        System.out.println(text.formatted(seconds));
    }
}
