package org.karmayogi.pulse.metrics.query;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/** The headers by which an answer says what it was made from. */
final class SnapshotHeaders {

    private static final String AS_OF = "Pulse-As-Of";

    private SnapshotHeaders() {}

    /** {@code asOf} stands in a header too, for a table has no place for it. */
    static void write(Snapshot snapshot, BiConsumer<String, String> headers) {
        headers.accept(HttpHeaders.ETAG, snapshot.tag());
        headers.accept(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        headers.accept(AS_OF, snapshot.asOf().toString());
    }

    /** Whether an answer was made from this snapshot. */
    static boolean areOf(Snapshot snapshot, HttpServletResponse response) {
        return snapshot.tag().equals(response.getHeader(HttpHeaders.ETAG))
                && snapshot.asOf().toString().equals(response.getHeader(AS_OF));
    }
}
