package org.karmayogi.pulse.bench.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a part of the log as fast as one thread can, and does nothing with it. */
final class LogReader {

    private static final Duration POLL = Duration.ofMillis(100);

    private LogReader() {}

    /** Records a second between these places. */
    static double perSecond(int broker, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", "127.0.0.1:" + broker);
        settings.put("max.poll.records", 10_000);
        settings.put("max.partition.fetch.bytes", 4 << 20);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(to.keySet());
            to.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            long start = System.nanoTime();
            long read = 0;
            while (to.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                read += consumer.poll(POLL).count();
            }
            return read * 1e9 / (System.nanoTime() - start);
        }
    }
}
