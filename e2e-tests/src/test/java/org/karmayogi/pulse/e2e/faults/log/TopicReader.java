package org.karmayogi.pulse.e2e.faults.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a topic holds, and at the next call only what has come since. For one thread. */
public final class TopicReader {

    private final String servers;
    private final String topic;
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    public TopicReader(LogClient log, String topic) {
        this.servers = log.servers();
        this.topic = topic;
    }

    /** The committed records since the last call, of each partition in their order. */
    public List<ConsumerRecord<byte[], byte[]>> next() {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
        }
        return records;
    }

    /** How many records have been read, or passed over, so far. */
    public long position() {
        return positions.values().stream().mapToLong(Long::longValue).sum();
    }
}
