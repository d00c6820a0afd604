package org.karmayogi.pulse.intake.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Reads a request's bytes, never more than the limit into memory, however small they were before decompression. */
public final class BodyReader {

    private final int limit;

    public BodyReader(BatchLimits limits) {
        this.limit = limits.bodyBytes();
    }

    /**
     * Reads to the end.
     *
     * @param declaredLength the {@code Content-Length}, or -1
     * @param gzip whether the bytes are compressed
     * @throws BodyTooLargeException if there is more than the limit
     * @throws MalformedBodyException if the bytes end early or are not gzip
     */
    public byte[] read(InputStream stream, long declaredLength, boolean gzip) {
        if (!gzip && declaredLength > limit) {
            throw tooLarge();
        }
        try {
            byte[] body = (gzip ? new GZIPInputStream(stream, 8192) : stream).readNBytes(limit + 1);
            if (body.length > limit) {
                throw tooLarge();
            }
            return body;
        } catch (IOException e) {
            throw new MalformedBodyException(
                    gzip ? "The body is not a complete gzip stream." : "The body ended before it was complete.");
        }
    }

    private BodyTooLargeException tooLarge() {
        return new BodyTooLargeException("The body has more than " + limit + " bytes after decompression.");
    }
}
