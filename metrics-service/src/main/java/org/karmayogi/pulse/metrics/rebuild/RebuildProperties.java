package org.karmayogi.pulse.metrics.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How generations come and go.
 *
 * @param keepRetired how long the documents of a generation are kept once another one is live; at least 10 s, in which
 *     every instance will have followed
 */
@ConfigurationProperties("pulse.metrics.rebuild")
public record RebuildProperties(@DefaultValue("10m") Duration keepRetired) {

    public RebuildProperties {
        if (keepRetired.toSeconds() < 10) {
            throw new IllegalArgumentException(
                    "pulse.metrics.rebuild.keep-retired is " + keepRetired + ", but must be at least 10s");
        }
    }
}
