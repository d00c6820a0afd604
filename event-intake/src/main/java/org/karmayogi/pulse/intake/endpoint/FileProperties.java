package org.karmayogi.pulse.intake.endpoint;

import java.time.Duration;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one file of rows may bring. It is read as a stream, so its bytes are not held.
 *
 * @param maxRows the contract's: a quarter of the state's employees at a time
 * @param maxSize of the file, after and before decompression: rows of 256 bytes, where a usual one has 120
 * @param readTime how long we wait for its bytes: 60 MB then come over 1 Mbit/s
 * @param slice how many rows are with the log at a time, as many as a request may have
 * @param atOnce how many files are taken at once: each keeps some 30 MB of hashes and results until it is answered
 */
public record FileProperties(
        @DefaultValue("500000") int maxRows,
        @DefaultValue("128MB") DataSize maxSize,
        @DefaultValue("10m") Duration readTime,
        @DefaultValue("5000") int slice,
        @DefaultValue("2") int atOnce) {

    public FileProperties {
        Bounds.require("file.max-rows", maxRows, 1, 10_000_000);
        Bounds.require("file.max-size", maxSize, DataSize.ofKilobytes(1), DataSize.ofMegabytes(1024));
        Bounds.require("file.read-time", readTime, Duration.ofMillis(100), Duration.ofHours(1));
        Bounds.require("file.slice", slice, 1, 100_000);
        Bounds.require("file.at-once", atOnce, 1, 100);
    }

    /** What a file may bring, and in all else what a request may. */
    BatchLimits limits(BatchLimits request) {
        return new BatchLimits(
                maxRows,
                (int) maxSize.toBytes(),
                (int) maxSize.toBytes(),
                request.eventBytes(),
                request.depth(),
                request.stringLength(),
                readTime,
                request.bytesPerSecond(),
                request.headers(),
                request.headerLength());
    }
}
