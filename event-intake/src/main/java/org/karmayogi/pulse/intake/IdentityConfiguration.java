package org.karmayogi.pulse.intake;

import io.micrometer.core.instrument.MeterRegistry;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.meter.IdentityMeters;
import org.karmayogi.pulse.intake.reference.IdentityFollower;
import org.karmayogi.pulse.intake.reference.IdentityWriter;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;

/** What intake knows of aliases; part of {@link IntakeConfiguration}. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    IdentityRegister identityRegister() {
        return new IdentityRegister();
    }

    @Bean
    IdentityMeters identityMeters(MeterRegistry registry) {
        return new IdentityMeters(registry);
    }

    @Bean
    IdentityWriter identityWriter(
            IdentityRegister register, ProducerFactory<String, byte[]> producers, IdentityMeters meters) {
        return new IdentityWriter(register, producers, meters);
    }

    @Bean
    IdentityFollower identityFollower(
            KafkaProperties kafka, IdentityRegister register, IdentityWriter writer, IdentityMeters meters) {
        return new IdentityFollower(kafka.buildConsumerProperties(), register, writer::open, meters);
    }
}
