package org.karmayogi.pulse.intake.publishing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** The producer settings the promise of a 2xx rests on. Set here and not in a file, so that no file can weaken them. */
public record ProducerSettings(Duration ackTimeout) implements DefaultKafkaProducerFactoryCustomizer {

    /** How records are packed unless {@code spring.kafka.producer.compression-type} says otherwise: ADR 19. */
    public static final String CODEC = "lz4";

    @Override
    public void customize(DefaultKafkaProducerFactory<?, ?> factory) {
        Map<String, Object> settings = values();
        // How records are packed weakens no promise, so a file may say otherwise.
        if (!factory.getConfigurationProperties().containsKey(ProducerConfig.COMPRESSION_TYPE_CONFIG)) {
            settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, CODEC);
        }
        factory.updateConfigs(settings);
    }

    Map<String, Object> values() {
        int budget = Math.toIntExact(ackTimeout.toMillis());
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Long enough to fill batches under load, short beside a replicated write.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // Without metadata or room nothing will be taken: say so while there is time to answer.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, budget / 5);
        // One lost answer leaves room for one more try, and the producer's verdict comes before we stop waiting.
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, budget * 6 / 10);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, budget * 9 / 10);
        // Tries and pauses that add up to less than the delivery timeout, so that a refusal (too few replicas) is
        // reported as
        // what it is and not as a timeout: 5 pauses of at most budget/10, each with up to a fifth of jitter.
        settings.put(ProducerConfig.RETRIES_CONFIG, 5);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, budget / 50);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, budget / 10);
        // A broker that comes back is found within a second or so.
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }
}
