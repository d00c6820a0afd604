package org.karmayogi.pulse.edge.about;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has {@code /actuator/info} tell the version that runs, since when, and what time this process takes it to be. */
@Configuration(proxyBeanMethods = false)
public class AboutConfiguration {

    @Bean
    InfoContributor aboutThisProcess() {
        Instant startedAt =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return info -> info.withDetail("version", BuildVersion.current())
                .withDetail("startedAt", startedAt.toString())
                .withDetail("time", Instant.now().toString());
    }
}
