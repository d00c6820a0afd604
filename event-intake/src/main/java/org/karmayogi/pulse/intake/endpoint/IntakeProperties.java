package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How intake behaves when the log is slow.
 *
 * @param ackTimeout how long a request waits for the log before what is not acknowledged is answered {@code unknown}
 * @param maxInFlight how many requests wait at once; more are answered 503 at once. Below the web server's 200 threads, so that
 *     health is still answered while every permitted request waits
 */
@ConfigurationProperties("pulse.intake")
public record IntakeProperties(
        @DefaultValue("5s") Duration ackTimeout,
        @DefaultValue("128") int maxInFlight) {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public IntakeProperties {
        if (ackTimeout.compareTo(SHORTEST) < 0 || ackTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("pulse.intake.ack-timeout is " + ackTimeout.toMillis()
                    + " ms; it must be from " + SHORTEST.toMillis() + " ms to " + LONGEST.toMillis() + " ms");
        }
        if (maxInFlight < 1) {
            throw new IllegalArgumentException(
                    "pulse.intake.max-in-flight is " + maxInFlight + "; it must be at least 1");
        }
    }
}
