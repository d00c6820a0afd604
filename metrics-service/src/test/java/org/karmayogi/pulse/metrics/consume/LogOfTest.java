package org.karmayogi.pulse.metrics.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.forward.ForwardProducer;
import org.karmayogi.pulse.metrics.forward.Forwarders;
import org.springframework.util.unit.DataSize;

/** A log of one partition with its dead topic and rejects, and owners that read it. */
final class LogOfTest implements AutoCloseable {

    final TopicProperties topics;
    final InMemoryStore store = new InMemoryStore();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final MetricsMeters meters = new MetricsMeters(registry);
    final Admin admin;
    final SetAsideClients clients;
    private final Map<String, Object> broker;
    private final List<OwnedPartition> owners = new ArrayList<>();
    private final Forwarders forwarders;
    private EventLog log;
    private TransactionalSetAside setAside;

    LogOfTest(String bootstrapServers, String name) throws Exception {
        broker = Map.of("bootstrap.servers", bootstrapServers);
        topics = new TopicProperties(name, name + ".dead", name + ".rejects", name + ".reference", 1, (short) 1);
        admin = Admin.create(broker);
        clients = new SetAsideClients(broker, broker);
        forwarders = new Forwarders(
                new ForwardProducer(broker, topics.events()), meters.outbox(), meters::forwarded, Clock.systemUTC());
        create(topics.events(), topics.dead(), topics.rejects());
        log = new EventLog(admin, topics.events());
        setAside = new TransactionalSetAside(topics, log, clients, meters);
    }

    private void create(String... names) throws Exception {
        admin.createTopics(Arrays.stream(names)
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList())
                .all()
                .get();
    }

    /** Deletes the log and makes another with the same name. */
    void recreate() throws Exception {
        admin.deleteTopics(List.of(topics.events())).all().get();
        await().ignoreExceptions().until(() -> {
            create(topics.events());
            return true;
        });
        log = new EventLog(admin, topics.events());
        setAside = new TransactionalSetAside(topics, log, clients, meters);
    }

    TopicPartition partition() {
        return new TopicPartition(topics.events(), 0);
    }

    String id() {
        return log.describe().topicId();
    }

    TransactionalWriter writer() {
        return new TransactionalWriter(
                () -> SetAsideSession.open(partition(), id(), new SetAsideForm(topics), clients));
    }

    void push(Records... records) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer())) {
            for (Records record : records) {
                producer.send(record.toProduce(topics.events())).get();
            }
        }
    }

    private Outgoing outgoing(int partition, String topicId) {
        return new Outgoing(setAside.apply(partition), forwarders.of(partition, Checkpoint.NOTHING));
    }

    OwnedPartition takeOver() {
        RecordDecoder decoder = new RecordDecoder(Set.of("SOCIAL-WELFARE"), Set.of("LUCKNOW"));
        Supplier<RecordTraces> traces = () -> new RecordTraces(Propagator.NOOP, () -> true);
        OwnedPartition owner = new TakeOver(store, log, decoder, this::outgoing, meters, meters::live, traces).of(0);
        owners.add(owner);
        return owner;
    }

    /** Hands an owner everything from its position on, and waits until what goes to the broker is there. */
    void fold(OwnedPartition owner) {
        deliver(owner);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            owner.writeOutgoing();
            return !isFull(owner);
        });
    }

    /** Hands an owner everything from its position on. */
    void deliver(OwnedPartition owner) {
        List<ConsumerRecord<String, byte[]>> records = read(topics.events(), "read_uncommitted").stream()
                .filter(record -> record.offset() >= owner.next())
                .toList();
        owner.deliver(records, records.get(records.size() - 1).offset());
    }

    boolean isFull(OwnedPartition owner) {
        ConsumeProperties limits = new ConsumeProperties(
                1,
                1,
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                1_000,
                50_000,
                DataSize.ofMegabytes(1),
                1,
                Duration.ofMillis(100));
        return owner.full(limits, Long.MAX_VALUE);
    }

    List<ConsumerRecord<String, byte[]>> dead() {
        return read(topics.dead(), "read_committed");
    }

    List<ConsumerRecord<String, byte[]>> rejects() {
        return read(topics.rejects(), "read_committed");
    }

    List<ConsumerRecord<String, byte[]>> read(String topic, String isolation) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.get("bootstrap.servers"), "isolation.level", isolation);
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new LosslessKey(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        owners.forEach(OwnedPartition::abandon);
        setAside.close();
        forwarders.close();
        admin.close();
    }
}
