package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request may bring, and how slowly.
 *
 * @param maxEvents the contract's
 * @param maxSize of the body after decompression; the contract's
 * @param maxCompressedSize of the body as it comes over the wire; as {@code maxSize}, since what gzip makes longer need not be sent so
 * @param maxEventSize the contract's
 * @param maxDepth of nested objects and arrays: a CloudEvent in a batch has 3, and what someone adds by mistake is still told at its place
 * @param maxStringLength characters of a string, name or number: four times the largest event, so what is longer is of no event
 * @param readTime how long we wait for a body's bytes: with the log's five seconds it stays below the gateway's 30 s; 8 MiB then come over
 *     4 Mbit/s
 * @param minRate bytes a second, after the first two seconds: an eighth of what a line of 512 kbit/s carries
 * @param maxHeaders twice what a browser behind a proxy sends; Tomcat itself ends at 100
 * @param maxHeaderSize of their names and values: a key, a trace and a CloudEvent's attributes fit many times over; half of where Tomcat ends
 */
public record RequestProperties(
        @DefaultValue("5000") int maxEvents,
        @DefaultValue("8MB") DataSize maxSize,
        @DefaultValue("8MB") DataSize maxCompressedSize,
        @DefaultValue("16KB") DataSize maxEventSize,
        @DefaultValue("32") int maxDepth,
        @DefaultValue("65536") int maxStringLength,
        @DefaultValue("20s") Duration readTime,
        @DefaultValue("8KB") DataSize minRate,
        @DefaultValue("64") int maxHeaders,
        @DefaultValue("8KB") DataSize maxHeaderSize) {

    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(64);
    private static final DataSize KILOBYTE = DataSize.ofKilobytes(1);

    public RequestProperties {
        Bounds.require("request.max-events", maxEvents, 1, 100_000);
        Bounds.require("request.max-size", maxSize, KILOBYTE, LARGEST_BODY);
        Bounds.require("request.max-compressed-size", maxCompressedSize, KILOBYTE, LARGEST_BODY);
        Bounds.require("request.max-event-size", maxEventSize, KILOBYTE, DataSize.ofKilobytes(64));
        Bounds.require("request.max-depth", maxDepth, 3, 500);
        Bounds.require("request.max-string-length", maxStringLength, 1024, 1024 * 1024);
        Bounds.require("request.read-time", readTime, Duration.ofMillis(100), Duration.ofMinutes(5));
        Bounds.require("request.min-rate", minRate, DataSize.ofBytes(1), DataSize.ofMegabytes(1));
        Bounds.require("request.max-headers", maxHeaders, 10, 100);
        Bounds.require("request.max-header-size", maxHeaderSize, KILOBYTE, DataSize.ofKilobytes(16));
    }

    BatchLimits limits() {
        return new BatchLimits(
                maxEvents,
                (int) maxSize.toBytes(),
                (int) maxCompressedSize.toBytes(),
                (int) maxEventSize.toBytes(),
                maxDepth,
                maxStringLength,
                readTime,
                (int) minRate.toBytes(),
                maxHeaders,
                (int) maxHeaderSize.toBytes());
    }
}
