package org.karmayogi.pulse.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.consume.Records;

/** What anyone may write to the log, and what becomes of it: the running service goes on, and loses none of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetAsideServiceIT {

    private static final String LOG = "learning-events";
    private static final String DEAD = "learning-events.dead";
    private static final int LARGEST = 9_000_000;

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;
    private EmbeddedStore store;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;
    private RunningService service;
    private int learners;
    private String blocked = "";

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        store = EmbeddedStore.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        NewTopic log = new NewTopic(LOG, 3, (short) 1).configs(Map.of("max.message.bytes", "4194304"));
        admin.createTopics(List.of(log, new NewTopic("learning-rejects", 1, (short) 1)))
                .all()
                .get();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 4194304, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        service = RunningService.start(
                directory.resolve("keys.json"), broker.bootstrapServers(), store.connectionString());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.get("/v1/metrics/summary").statusCode() == 200);
        // The very first transaction of a broker waits for the topic that keeps transactions.
        push(Records.onboarded("first", "e0").value(null));
        await().atMost(Duration.ofSeconds(20)).until(() -> dead().size() == 1);
    }

    @AfterAll
    void stop() {
        service.close();
        producer.close();
        admin.close();
        store.close();
        broker.close();
    }

    private RecordMetadata push(ProducerRecord<byte[], byte[]> record) throws Exception {
        return producer.send(record).get();
    }

    private RecordMetadata push(Records record) throws Exception {
        return push(bytes(record));
    }

    private static ProducerRecord<byte[], byte[]> bytes(Records record) {
        ProducerRecord<String, byte[]> texts = record.toProduce(LOG);
        byte[] key = texts.key() == null ? null : texts.key().getBytes(UTF_8);
        return new ProducerRecord<>(LOG, null, key, texts.value(), texts.headers());
    }

    /** The next record of the same partition counts: within a second where the machine is not busy with something else. */
    private void theNextOneCounts(int partition) throws Exception {
        String learner = learnerIn(partition);
        push(Records.onboarded(learner, "e1"));
        await().atMost(Duration.ofSeconds(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> service.get("/v1/learners/" + learner).statusCode() == 200);
    }

    private String learnerIn(int partition) {
        for (int tried = 0; tried < 100; tried++) {
            String learner = "UP-" + learners++;
            if (Utils.toPositive(Utils.murmur2(learner.getBytes(UTF_8))) % 3 == partition) {
                return learner;
            }
        }
        throw new AssertionError("no learner of partition " + partition);
    }

    private List<ConsumerRecord<byte[], byte[]>> dead() {
        return all(DEAD);
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "max.partition.fetch.bytes",
                16 * 1024 * 1024);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return records;
        }
    }

    private ConsumerRecord<byte[], byte[]> copyOf(RecordMetadata original) {
        List<ConsumerRecord<byte[], byte[]>> copies = await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> dead().stream()
                                .filter(record -> header(record, "pulse_partition")
                                                .equals(String.valueOf(original.partition()))
                                        && header(record, "pulse_offset").equals(String.valueOf(original.offset())))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(copies).hasSize(1);
        return copies.get(0);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private void isSetAside(ProducerRecord<byte[], byte[]> record, String reason) throws Exception {
        RecordMetadata pushed = push(record);
        theNextOneCounts(pushed.partition());
        ConsumerRecord<byte[], byte[]> copy = copyOf(pushed);
        assertThat(copy.key()).isEqualTo(record.key());
        assertThat(copy.value()).isEqualTo(record.value());
        assertThat(header(copy, "pulse_reason")).isEqualTo(reason);
        assertThat(Arrays.asList(copy.headers().toArray())
                        .subList(0, record.headers().toArray().length))
                .containsExactly(record.headers().toArray());
    }

    private static ProducerRecord<byte[], byte[]> onboarded(String id) {
        return bytes(Records.onboarded("UP-hostile", id));
    }

    private static ProducerRecord<byte[], byte[]> withValue(String id, byte[] value) {
        return bytes(Records.onboarded("UP-hostile", id).value(value));
    }

    @Test
    void noValueIsSetAside() throws Exception {
        isSetAside(withValue("h1", null), "invalid");
        isSetAside(withValue("h2", new byte[0]), "invalid");
    }

    @Test
    void truncatedTextIsSetAside() throws Exception {
        byte[] whole = "{\"name\":\"सीता".getBytes(UTF_8);
        isSetAside(withValue("h3", Arrays.copyOf(whole, whole.length - 1)), "malformed");
    }

    @Test
    void tenThousandLevelsAreSetAside() throws Exception {
        isSetAside(withValue("h4", "[".repeat(10_000).getBytes(UTF_8)), "invalid");
        isSetAside(withValue("h5", ("{\"x\":" + "[".repeat(10_000)).getBytes(UTF_8)), "malformed");
    }

    @Test
    void aRecordBeyondTheSizeLimitIsSetAsideWhole() throws Exception {
        isSetAside(withValue("h6", new byte[20_000]), "invalid");
        isSetAside(withValue("h7", new byte[2 * 1024 * 1024]), "invalid");
    }

    @Test
    void keysThatAreNoLearnersAreSetAside() throws Exception {
        ProducerRecord<byte[], byte[]> record = onboarded("h8");
        byte[] noText = {(byte) 0xC3, 0x28, (byte) 0xFF, 0};
        isSetAside(new ProducerRecord<>(LOG, null, noText, record.value(), record.headers()), "headers");
        isSetAside(new ProducerRecord<>(LOG, 1, (byte[]) null, record.value(), record.headers()), "headers");
    }

    @Test
    void tenThousandHeadersAreSetAside() throws Exception {
        ProducerRecord<byte[], byte[]> record = onboarded("h9");
        for (int i = 0; i < 10_000; i++) {
            record.headers().add("retry_topic-attempts", new byte[] {(byte) i, -1});
        }
        isSetAside(record, "headers");
    }

    @Test
    void headersThatOtherLibrariesBelieveAreData() throws Exception {
        ProducerRecord<byte[], byte[]> record = onboarded("h10");
        record.headers()
                .add("spring_json_header_types", "{\"ce_id\":\"javax.script.ScriptEngineManager\"}".getBytes(UTF_8))
                .add(
                        "__TypeId__",
                        "org.springframework.context.support.FileSystemXmlApplicationContext".getBytes(UTF_8))
                .add("retry_topic-attempts", new byte[] {1})
                .add("retry_topic-backoff-timestamp", "tomorrow".getBytes(UTF_8))
                .add("kafka_dlt-exception-fqcn", null)
                .add(new RecordHeader("", new byte[] {(byte) 0xFF}));
        RecordMetadata pushed = push(record);
        theNextOneCounts(pushed.partition());
        assertThat(service.get("/v1/learners/UP-hostile").statusCode())
                .as("they are not ours to judge, and the event is right")
                .isEqualTo(200);
        isSetAside(new ProducerRecord<>(LOG, null, record.key(), "{".getBytes(UTF_8), record.headers()), "malformed");
    }

    @Test
    void aRecordInAPartitionThatItsKeyDoesNotBelongInIsSetAside() throws Exception {
        String learner = learnerIn(2);
        push(Records.onboarded(learner, "right"));
        await().until(() -> service.get("/v1/learners/" + learner).statusCode() == 200);
        ProducerRecord<byte[], byte[]> record = bytes(Records.completed(learner, "wrong", "do_1", 10));
        isSetAside(new ProducerRecord<>(LOG, 1, record.key(), record.value(), record.headers()), "misplaced");
        theNextOneCounts(2);
        assertThat(service.counted("pulse.fenced")).isZero();
    }

    @Test
    void aReasonThatIsForgedIsKeptAndNotBelieved() throws Exception {
        ProducerRecord<byte[], byte[]> record = withValue("h11", null);
        record.headers().add("pulse_reason", "none".getBytes(UTF_8)).add("pulse_offset", "x".getBytes(UTF_8));
        isSetAside(record, "invalid");
    }

    @Test
    void theFactsBeyondWhatALearnerCanHaveAreSetAside() throws Exception {
        String learner = learnerIn(2);
        for (int i = 0; i < 10_000; i++) {
            Future<RecordMetadata> unused = producer.send(bytes(Records.completed(learner, "f" + i, "do_1", 10)));
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.get("/v1/learners/" + learner).statusCode() == 200
                        && service.json("/v1/learners/" + learner).get("facts").size() == 10_000);
        isSetAside(bytes(Records.completed(learner, "beyond", "do_2", 10)), "learner-full");
        assertThat(service.counted("pulse.dead", "reason", "learner-full")).isEqualTo(1);
        assertThat(service.json("/v1/learners/" + learner).get("completions").asInt())
                .isEqualTo(1);
    }

    @Test
    void theSecondBodyOfAnIdentityIsAConflictThatIsKept() throws Exception {
        String learner = learnerIn(0);
        push(Records.completed(learner, "same", "do_1", 10));
        ProducerRecord<byte[], byte[]> other = bytes(Records.completed(learner, "same", "do_1", 11));
        RecordMetadata pushed = push(other);
        theNextOneCounts(pushed.partition());
        assertThat(service.json("/v1/learners/" + learner)
                        .get("trainingMinutes")
                        .asInt())
                .isEqualTo(10);
        assertThat(all("learning-rejects")).singleElement().satisfies(reject -> {
            assertThat(reject.value()).isEqualTo(other.value());
            assertThat(header(reject, "pulse_reason")).isEqualTo("conflict");
            assertThat(header(reject, "ce_source")).isEqualTo("portal");
            assertThat(header(reject, "pulse_offset")).isEqualTo(String.valueOf(pushed.offset()));
        });
    }

    @Test
    void aPartitionWaitsWhileTheDeadTopicTakesNothing() throws Exception {
        // Less than any copy has, and more than the marker that ends a transaction.
        deadTopicTakes(200);
        RecordMetadata dead = theirPartitionWaits("w1");
        deadTopicTakes(LARGEST);
        itGoesOn(dead);
    }

    @Test
    void aPartitionWaitsWhileThereIsNoDeadTopic() throws Exception {
        admin.deleteTopics(List.of(DEAD)).all().get();
        RecordMetadata dead = theirPartitionWaits("w2");
        NewTopic again = new NewTopic(DEAD, 3, (short) 1);
        admin.createTopics(List.of(again.configs(Map.of("max.message.bytes", String.valueOf(LARGEST)))))
                .all()
                .get();
        itGoesOn(dead);
    }

    /** Pushes a dead record and one that would count. */
    private RecordMetadata theirPartitionWaits(String id) throws Exception {
        double failures = service.counted("pulse.setaside.failures");
        blocked = learnerIn(0);
        RecordMetadata dead = push(Records.onboarded(blocked, id).value(null));
        assertThat(dead.partition()).isZero();
        push(Records.onboarded(blocked, "counts"));
        theNextOneCounts(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> service.gauge("pulse.setaside.waiting") == 1);
        assertThat(service.counted("pulse.setaside.failures")).isGreaterThan(failures);
        theNextOneCounts(1);
        assertThat(service.get("/v1/learners/" + blocked).statusCode())
                .as("what follows the dead record may not count before the record is kept")
                .isEqualTo(404);
        return dead;
    }

    private void itGoesOn(RecordMetadata dead) throws Exception {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> service.get("/v1/learners/" + blocked).statusCode() == 200);
        copyOf(dead);
        assertThat(service.gauge("pulse.setaside.waiting")).isZero();
        assertThat(service.counted("pulse.fenced")).isZero();
        theNextOneCounts(0);
    }

    private void deadTopicTakes(int bytes) throws Exception {
        ConfigEntry most = new ConfigEntry("max.message.bytes", String.valueOf(bytes));
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, DEAD),
                        List.of(new AlterConfigOp(most, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }
}
