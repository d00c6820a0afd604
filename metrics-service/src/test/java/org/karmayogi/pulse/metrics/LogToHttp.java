package org.karmayogi.pulse.metrics;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.consume.Records;
import tools.jackson.databind.JsonNode;

/** The service between a real broker and a store over the wire, and a portal that writes to the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LogToHttp {

    static final String TOPIC = "learning-events";
    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private final List<AutoCloseable> infrastructure = new ArrayList<>();
    String bootstrapServers = "";
    String storeUri = "";
    KafkaProducer<String, byte[]> producer;
    RunningService service;

    /** A broker and a store; the container variant brings its own. */
    String startBroker() throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
        infrastructure.add(broker);
        return broker.bootstrapServers();
    }

    String startStore() throws Exception {
        EmbeddedStore store = EmbeddedStore.start();
        infrastructure.add(store);
        return store.connectionString();
    }

    @BeforeAll
    void start() throws Exception {
        bootstrapServers = startBroker();
        storeUri = startStore();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(log(), new NewTopic("learning-rejects", 1, (short) 1)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        service = RunningService.start(directory.resolve("keys.json"), bootstrapServers, storeUri);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/metrics/summary").statusCode() == 200);
    }

    @AfterAll
    void stop() throws Exception {
        service.close();
        producer.close();
        for (AutoCloseable each : infrastructure) {
            each.close();
        }
    }

    void push(Records... records) throws Exception {
        for (Records record : records) {
            producer.send(record.toProduce(TOPIC)).get();
        }
    }

    /** Waits until asOf has passed this moment, as the contract has a client do. */
    JsonNode settled(String path) {
        Instant pushed = Instant.now();
        return await().atMost(Duration.ofSeconds(20)).until(() -> service.json(path), answer -> Instant.parse(
                        answer.get("asOf").asString())
                .isAfter(pushed));
    }

    /** What a recount that begins now finds wrong. */
    double differences() {
        service.post("/v1/audit", "");
        return await().atMost(PATIENCE)
                .until(() -> service.json("/v1/audit", service.admin()), audit -> !audit.get("running")
                        .asBoolean())
                .get("latest")
                .get("differenceCount")
                .asDouble();
    }

    /** Loses the log: the topic is deleted, and made again with nothing in it. */
    void replaceLog() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(TOPIC));
            admin.createTopics(List.of(log())).all().get();
        }
    }

    static NewTopic log() {
        return new NewTopic(TOPIC, 3, (short) 1);
    }
}
