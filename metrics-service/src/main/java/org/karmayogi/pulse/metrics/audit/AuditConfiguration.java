package org.karmayogi.pulse.metrics.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.karmayogi.pulse.metrics.consume.TopicProperties;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The recount. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
@Import(AuditController.class)
public class AuditConfiguration {

    @Bean
    ConflictLog conflictLog(KafkaProperties kafka, TopicProperties topics, RejectRepository rejects) {
        return new ConflictLog(kafka.buildProducerProperties(), topics.rejects(), rejects);
    }

    @Bean
    Auditor auditor(
            Generations generations,
            Clock clock,
            AuditProperties properties,
            ConflictLog conflictLog,
            MeterRegistry registry) {
        Auditor auditor = new Auditor(generations, clock, properties, conflictLog);
        Gauge.builder("pulse.recount.differences", auditor, Auditor::differences)
                .description(
                        "Numbers that the totals and the latest recount do not agree on; zero is the only good value")
                .register(registry);
        Gauge.builder("pulse.recount.conflicts", auditor, Auditor::conflicts)
                .description("Events that the latest recount found under an identity that was sent for another learner")
                .register(registry);
        Gauge.builder("pulse.recount.age", auditor, Auditor::age)
                .baseUnit("seconds")
                .description("Seconds since the latest recount ended")
                .register(registry);
        return auditor;
    }
}
