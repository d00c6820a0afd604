package org.karmayogi.pulse.e2e.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a broker, as a Kafka client sees them. */
public final class Topics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> broker;
    private final Admin admin;

    public Topics(String address) {
        broker = Map.of("bootstrap.servers", address, "isolation.level", "read_committed");
        admin = Admin.create(Map.of("bootstrap.servers", address));
    }

    /** Partitions and settings of their own, by topic, without those of Kafka itself. */
    public Map<String, String> described() {
        Map<String, String> described = new TreeMap<>();
        await(admin.describeTopics(await(admin.listTopics().names())).allTopicNames())
                .forEach((name, topic) ->
                        described.put(name, topic.partitions().size() + " partitions, " + settings(name)));
        return described;
    }

    private Map<String, String> settings(String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = await(admin.describeConfigs(List.of(resource)).all()).get(resource);
        Map<String, String> settings = new TreeMap<>();
        config.entries().stream()
                .filter(it -> it.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .forEach(it -> settings.put(it.name(), it.value()));
        return settings;
    }

    /** All records of a topic, once there are so many of them. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, int atLeast) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            int before = -1;
            // Until a poll brings nothing more, and no sooner than what must come is there.
            while (records.size() != before || (records.size() < atLeast && System.nanoTime() < deadline)) {
                before = records.size();
                consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
            }
        }
        return records;
    }

    void write(String topic, String key, String value) {
        write(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    void write(ProducerRecord<byte[], byte[]> record) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.get("bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            // Closing waits for it.
            Future<RecordMetadata> unused = producer.send(record);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The broker did not answer: " + e, e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
