package org.karmayogi.pulse.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.history.PortalEvent;

/**
 * Requests that push completions, as a portal sends them: every field a completion may have, ids as long as real ones are and as hard
 * to compress, about 266 bytes an event.
 */
final class Batches {

    /** Events a request. */
    static final int SIZE = 500;

    /** Half a million events, so that none is in any cache of the processor, or near itself in the log, when it comes again. */
    private static final int DISTINCT = 1_000;

    private static final String CERTIFICATE = "https://portal.igotkarmayogi.gov.in/c/";

    private Batches() {}

    /** Requests over a kept connection. */
    static List<byte[]> requests(EventSource events, String key) {
        List<byte[]> requests = new ArrayList<>(DISTINCT);
        List<PortalEvent> batch = new ArrayList<>(SIZE);
        // What is twice in a request is accepted twice and written once; without it, taken is what the log must have.
        Set<String> ids = new HashSet<>();
        while (requests.size() < DISTINCT) {
            PortalEvent event = events.nextEvent();
            if (event.kind() == PortalEvent.Kind.COMPLETED && ids.add(event.id())) {
                batch.add(asSent(event));
            }
            if (batch.size() == SIZE) {
                requests.add(request(Batch.of(List.copyOf(batch)), key));
                batch.clear();
                ids.clear();
            }
        }
        return requests;
    }

    /** The same event with its ids as portals make them: a UUID each, and a course's of the catalogue's 24 characters. */
    private static PortalEvent asSent(PortalEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>(event.fields());
        fields.put("courseId", event.text("courseId").replace("do_", "do_1135698789") + "26");
        fields.put("certificateId", CERTIFICATE + uuid("certificate-" + event.id()));
        return new PortalEvent(
                event.source(), event.kind(), uuid(event.id()), event.learnerId(), event.occurredAt(), fields);
    }

    private static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static byte[] request(Batch batch, String key) {
        byte[] body = batch.json().getBytes(UTF_8);
        byte[] head = ("POST " + batch.kind().path()
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + "X-API-Key: " + key
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
