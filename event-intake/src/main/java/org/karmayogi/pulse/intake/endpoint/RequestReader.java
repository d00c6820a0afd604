package org.karmayogi.pulse.intake.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BodyReader;
import org.springframework.http.MediaType;

/** Gets the body out of a request: UTF-8 JSON, plain or gzip. */
final class RequestReader {

    private final BodyReader bodies = new BodyReader(BatchLimits.CONTRACT);

    byte[] read(HttpServletRequest request) {
        requireUtf8(request.getContentType());
        try {
            return bodies.read(request.getInputStream(), request.getContentLengthLong(), isGzip(request));
        } catch (IOException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body ended before it was complete.");
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
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "JSON is UTF-8, not " + charset.name() + ".");
        }
    }
}
