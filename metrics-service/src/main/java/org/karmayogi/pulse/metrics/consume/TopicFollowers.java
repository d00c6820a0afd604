package org.karmayogi.pulse.metrics.consume;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Makes followers of topics, each with a consumer of its own. */
public final class TopicFollowers {

    /** A record has up to 64 KiB, so this is what is held at a time at most: 32 MB. */
    private static final int MAX_POLL_RECORDS = 500;

    private final KafkaProperties kafka;

    TopicFollowers(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /** A follower, not started. */
    public TopicFollower follow(String topic, TopicFollower.Target target) {
        return new TopicFollower(() -> consumer(topic), topic, target);
    }

    private Consumer<byte[], byte[]> consumer(String topic) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, ConsumeConfiguration.GROUP + "." + topic);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What retention has taken is gone; the rest is read.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        // The fold sets conflicts aside in transactions.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Where records are is declared by services, never made up by a reader.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
