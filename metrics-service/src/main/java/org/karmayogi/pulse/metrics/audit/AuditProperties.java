package org.karmayogi.pulse.metrics.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When to recount.
 *
 * @param interval pause between recounts, at least one second; a recount reads every learner once
 */
@ConfigurationProperties("pulse.metrics.audit")
public record AuditProperties(@DefaultValue("1h") Duration interval) {

    public AuditProperties {
        if (interval.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "pulse.metrics.audit.interval is " + interval + ", but must be at least 1s");
        }
    }
}
