package org.karmayogi.pulse.metrics.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When to recount.
 *
 * @param interval pause between recounts, at least one second; a recount reads every learner once
 * @param folder for a recount's temporary files, twelve bytes a fact and the learners' ids; must exist
 */
@ConfigurationProperties("pulse.metrics.audit")
public record AuditProperties(@DefaultValue("1h") Duration interval, Path folder) {

    public AuditProperties {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "pulse.metrics.audit.interval is " + interval + ", but must be at least 1s");
        }
    }
}
