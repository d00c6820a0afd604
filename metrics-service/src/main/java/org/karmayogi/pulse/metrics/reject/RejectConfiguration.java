package org.karmayogi.pulse.metrics.reject;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.karmayogi.pulse.metrics.consume.TopicProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was rejected, kept to be listed. */
@Configuration(proxyBeanMethods = false)
public class RejectConfiguration {

    /** A reject has up to 64 KiB, so this is what one write to the store carries at most: 32 MB. */
    private static final int MAX_POLL_RECORDS = 500;

    @Bean
    RejectReader rejectReader(KafkaProperties kafka, TopicProperties topics, RejectRepository repository) {
        return new RejectReader(() -> consumer(kafka), topics.rejects(), repository);
    }

    private static Consumer<byte[], byte[]> consumer(KafkaProperties kafka) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "metrics-service.rejects");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What retention has taken is gone; the rest is read.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        // The fold sets conflicts aside in transactions.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
