package org.karmayogi.pulse.intake.batch;

import java.time.Duration;

/**
 * How much one request may bring, and how slowly.
 *
 * @param events events of a request
 * @param bodyBytes bytes of the body, after decompression
 * @param compressedBytes bytes of the body as they come over the wire
 * @param eventBytes bytes of one event
 * @param depth how deep objects and arrays may nest, the array of events included
 * @param stringLength characters of one string, name or number
 * @param readTime how long we wait for a body's bytes, all waits added up
 * @param bytesPerSecond how fast they must come, after the first two seconds
 * @param headers headers of a request
 * @param headerLength characters of their names and values
 */
public record BatchLimits(
        int events,
        int bodyBytes,
        int compressedBytes,
        int eventBytes,
        int depth,
        int stringLength,
        Duration readTime,
        int bytesPerSecond,
        int headers,
        int headerLength) {}
