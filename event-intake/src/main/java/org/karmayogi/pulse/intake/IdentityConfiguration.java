package org.karmayogi.pulse.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.meter.IdentityMeters;
import org.karmayogi.pulse.intake.reference.IdentityReader;
import org.karmayogi.pulse.intake.reference.IdentityWriter;
import org.karmayogi.pulse.intake.reference.ReferenceFollower;
import org.karmayogi.pulse.intake.reference.ReferenceReader;
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
    IdentityReader identityReader(IdentityRegister register, IdentityWriter writer, IdentityMeters meters) {
        return new IdentityReader(register, writer, meters);
    }

    @Bean
    ReferenceFollower referenceFollower(
            KafkaProperties kafka, List<ReferenceReader> readers, IdentityRegister register, IdentityMeters meters) {
        ReferenceFollower follower = new ReferenceFollower(kafka.buildConsumerProperties(), readers);
        meters.follows(register::links, follower::isCaughtUp);
        return follower;
    }
}
