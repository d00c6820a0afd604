package org.karmayogi.pulse.metrics.review;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.karmayogi.pulse.metrics.consume.LogUnavailableException;

/** Writes reviews to {@code learning-reference}. Thread-safe; a producer a review, since there are some a month. */
final class ReviewWriter {

    /** Less than the gateway waits for an answer. */
    private static final int PATIENCE_MILLIS = 3_000;

    private final Map<String, Object> settings;
    private final String topic;

    ReviewWriter(Map<String, Object> producer, String topic) {
        settings = new HashMap<>(producer);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "metrics-service.reviews");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        this.topic = topic;
    }

    /**
     * Returns when every in-sync replica has it.
     *
     * @throws LogUnavailableException where the broker did not say so in time; it may be there all the same
     */
    void write(FrozenReview review) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            try {
                producer.send(new ProducerRecord<>(topic, ReviewRecords.key(review), ReviewRecords.value(review)))
                        .get();
            } catch (ExecutionException | KafkaException e) {
                producer.close(Duration.ZERO);
                throw unavailable(e);
            } catch (InterruptedException e) {
                producer.close(Duration.ZERO);
                Thread.currentThread().interrupt();
                throw unavailable(e);
            }
        }
    }

    private LogUnavailableException unavailable(Exception e) {
        return new LogUnavailableException("the broker did not take the review on " + topic + ": " + e, e);
    }
}
