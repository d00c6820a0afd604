package org.karmayogi.pulse.intake;

import java.time.Clock;
import org.karmayogi.pulse.intake.endpoint.FileIntake;
import org.karmayogi.pulse.intake.endpoint.IntakeProperties;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.reference.IdentityWriter;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What an intake service that also takes files needs beside {@link IntakeConfiguration}; brought in by {@code
 * @Import}.
 */
@Configuration(proxyBeanMethods = false)
public class FileConfiguration {

    @Bean
    FileIntake fileIntake(
            Admission admission,
            IntakeProperties properties,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            IdentityWriter identities,
            IntakeMeters meters) {
        return new FileIntake(
                admission, properties, validator, log, rejects, identities::taken, meters, Clock.systemUTC());
    }
}
