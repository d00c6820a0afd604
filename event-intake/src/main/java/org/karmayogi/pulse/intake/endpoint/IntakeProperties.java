package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.limit.Admission;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much intake takes, and how it behaves when the log is slow.
 *
 * @param ackTimeout how long a request waits for the log before what is not acknowledged is answered {@code unknown}
 * @param maxInFlight how many requests are read or wait at once; more are answered 503 at once. Below the web server's 200 threads, so
 *     that health is still answered while every permitted request waits
 * @param maxBytesInFlight how many bytes the bodies of those may have: eight of the largest, or 128 of half a megabyte
 * @param request how much one request may bring
 * @param file how much one file of rows may bring
 * @param rate how much each portal may send
 */
@ConfigurationProperties("pulse.intake")
public record IntakeProperties(
        @DefaultValue("5s") Duration ackTimeout,
        @DefaultValue("128") int maxInFlight,
        @DefaultValue("64MB") DataSize maxBytesInFlight,
        @DefaultValue RequestProperties request,
        @DefaultValue FileProperties file,
        @DefaultValue RateProperties rate) {

    public IntakeProperties {
        Bounds.require("ack-timeout", ackTimeout, Duration.ofMillis(500), Duration.ofMinutes(1));
        Bounds.require("max-in-flight", maxInFlight, 1, 10_000);
        // Less, and the largest request could never be let in.
        Bounds.require("max-bytes-in-flight", maxBytesInFlight, request.maxSize(), DataSize.ofGigabytes(1));
    }

    /** What one request may bring. */
    public BatchLimits limits() {
        return request.limits();
    }

    /** What all requests together may. */
    public Admission.Capacity capacity() {
        return new Admission.Capacity(
                maxInFlight, (int) maxBytesInFlight.toBytes(), rate.eventsPerSecond(), rate.burst());
    }
}
