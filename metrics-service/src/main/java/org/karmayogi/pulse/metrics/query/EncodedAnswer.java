package org.karmayogi.pulse.metrics.query;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An answer as it goes over the wire, with what meters file it under. Immutable. */
final class EncodedAnswer {

    private final String route;
    private final String contentType;
    private final byte[] body;

    /**
     * An answer; it keeps the bytes it is given.
     *
     * @param route the pattern of its path
     */
    EncodedAnswer(String route, String contentType, byte[] body) {
        this.route = route;
        this.contentType = contentType;
        this.body = body;
    }

    String route() {
        return route;
    }

    int size() {
        return body.length;
    }

    void writeTo(HttpServletResponse response) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
