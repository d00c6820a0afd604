package org.karmayogi.pulse.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.karmayogi.pulse.intake.endpoint.IntakeProperties;
import org.karmayogi.pulse.intake.endpoint.ReplayIntake;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.meter.ReplayMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.reference.IdentityWriter;
import org.karmayogi.pulse.intake.replay.RejectReader;
import org.karmayogi.pulse.intake.replay.ReplayNotes;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** What the one intake service that also takes replays needs beside {@link IntakeConfiguration}; brought in by {@code @Import}. */
@Configuration(proxyBeanMethods = false)
public class ReplayConfiguration {

    @Bean
    RejectReader rejectReader(KafkaProperties kafka, IntakeProperties properties) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        // The fold sets conflicts aside in transactions.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                properties.ackTimeout().toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                properties.ackTimeout().toMillis());
        return new RejectReader(
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                properties.ackTimeout());
    }

    @Bean
    ReplayNotes replayNotes(ProducerFactory<String, byte[]> producers, IntakeProperties properties) {
        return new ReplayNotes(producers, properties.ackTimeout());
    }

    @Bean
    ReplayMeters replayMeters(MeterRegistry registry) {
        return new ReplayMeters(registry);
    }

    @Bean
    ReplayIntake replayIntake(
            Admission admission,
            IntakeProperties properties,
            BatchValidator validator,
            EventLog log,
            RejectReader rejects,
            ReplayNotes notes,
            IdentityWriter identities,
            ReplayMeters meters) {
        return new ReplayIntake(
                admission,
                properties.limits(),
                validator,
                log,
                rejects,
                notes,
                identities::taken,
                meters,
                Clock.systemUTC());
    }
}
