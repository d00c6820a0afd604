package org.karmayogi.pulse.standalone.dead;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.karmayogi.pulse.standalone.command.CommandException;

/** The broker as these commands use it: read a topic once through, look a record up, write. */
final class Broker {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 15_000;

    /** The largest copy there is, and room for its neighbours. */
    private static final int LARGEST_BYTES = 16 * 1024 * 1024;

    private final Map<String, Object> settings;

    Broker(String bootstrap) {
        settings = Map.of(
                "bootstrap.servers", bootstrap, "default.api.timeout.ms", PATIENCE_MILLIS, "request.timeout.ms", 5_000);
    }

    /** Passes everything that was set aside by now, and each original once however often it was copied. */
    void read(String topic, Consumer<SetAsideCopy> action) {
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of()).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new CommandException("The broker has no topic " + topic);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    SetAsideCopy copy = new SetAsideCopy(record);
                    if (seen.add(copy.id())) {
                        action.accept(copy);
                    }
                }
            }
        }
    }

    /** The record at an offset, where it is still there. */
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            long deadline =
                    System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            while (consumer.position(partition) == offset && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == offset ? Optional.of(record) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    /** A producer whose records are acknowledged when every in-sync replica has them. */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> own = new HashMap<>(settings);
        own.remove("default.api.timeout.ms");
        own.put("acks", "all");
        own.put("enable.idempotence", true);
        own.put("max.block.ms", PATIENCE_MILLIS);
        own.put("delivery.timeout.ms", PATIENCE_MILLIS);
        own.put("max.request.size", LARGEST_BYTES);
        return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> own = new HashMap<>(settings);
        own.put("isolation.level", "read_committed");
        own.put("auto.offset.reset", "earliest");
        own.put("enable.auto.commit", false);
        own.put("max.partition.fetch.bytes", LARGEST_BYTES);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
