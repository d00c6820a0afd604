package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BodyStream;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.springframework.http.MediaType;

/** Gets the body out of a request: UTF-8, plain or gzip. Thread-safe. */
final class RequestReader {

    private final BatchLimits limits;

    RequestReader(BatchLimits limits) {
        this.limits = limits;
    }

    /**
     * Refuses what the headers alone show to be refused.
     *
     * @throws LimitExceededException if there are too many headers, or the body is said to be too large
     * @throws ProblemException if its encoding is not one that is taken
     */
    void requireReadable(HttpServletRequest request) {
        requireHeaders(request);
        requireUtf8(request.getContentType());
        boolean gzip = isGzip(request);
        int most = gzip ? limits.compressedBytes() : limits.bodyBytes();
        if (request.getContentLengthLong() > most) {
            throw new LimitExceededException(
                    gzip ? Limit.COMPRESSED_SIZE : Limit.SIZE,
                    "The body is said to have " + request.getContentLengthLong() + " bytes; at most " + most
                            + " are allowed.");
        }
    }

    /** The body, to be read as it comes. */
    BodyStream open(HttpServletRequest request, LongConsumer progress) {
        try {
            return BodyStream.open(request.getInputStream(), isGzip(request), limits, progress, System::nanoTime);
        } catch (IOException e) {
            throw new MalformedBodyException("The body ended before it was complete.");
        }
    }

    private void requireHeaders(HttpServletRequest request) {
        int count = 0;
        int length = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                count++;
                length += name.length() + value.length();
            }
        }
        if (count > limits.headers() || length > limits.headerLength()) {
            throw new LimitExceededException(
                    Limit.HEADERS,
                    "The request has %d headers of %d characters; at most %d of %d are allowed."
                            .formatted(count, length, limits.headers(), limits.headerLength()));
        }
    }

    private static boolean isGzip(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "The content encoding '" + Quoted.of(encoding) + "' is not supported; gzip is.");
    }

    private static void requireUtf8(@Nullable String contentType) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).contains("charset")) {
            return;
        }
        Charset charset = MediaType.parseMediaType(contentType).getCharset();
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be UTF-8, not " + charset.name() + ".");
        }
    }
}
