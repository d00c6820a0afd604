package org.karmayogi.pulse.edge.drain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service leaves.
 *
 * @param period how long it goes on answering after it was told to stop; a load balancer must have seen its readiness by
 *     then, and a client that keeps its connection must have used it once
 */
@ConfigurationProperties("pulse.drain")
public record DrainProperties(@DefaultValue("3s") Duration period) {

    public DrainProperties {
        if (period.isNegative() || period.toSeconds() > 60) {
            throw new IllegalArgumentException("pulse.drain.period is " + period + ", but must be 0s to 60s");
        }
    }
}
