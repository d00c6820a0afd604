package org.karmayogi.pulse.intake.batch;

/**
 * How much one request may bring.
 *
 * @param events events in an array
 * @param bodyBytes bytes of the body, after decompression
 * @param eventBytes bytes of one event
 */
public record BatchLimits(int events, int bodyBytes, int eventBytes) {

    /** What the contract promises to take, and not more. */
    public static final BatchLimits CONTRACT = new BatchLimits(5_000, 8 * 1024 * 1024, 16 * 1024);
}
