package org.karmayogi.pulse.metrics.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The recount. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
@Import(AuditController.class)
public class AuditConfiguration {

    @Bean
    Auditor auditor(Generations generations, Clock clock, AuditProperties properties, MeterRegistry registry) {
        Auditor auditor = new Auditor(generations, clock, properties.interval());
        Gauge.builder("pulse.recount.differences", auditor, Auditor::differences)
                .description(
                        "Numbers that the totals and the latest recount do not agree on; zero is the only good value")
                .register(registry);
        Gauge.builder("pulse.recount.age", auditor, Auditor::age)
                .baseUnit("seconds")
                .description("Seconds since the latest recount ended")
                .register(registry);
        return auditor;
    }
}
