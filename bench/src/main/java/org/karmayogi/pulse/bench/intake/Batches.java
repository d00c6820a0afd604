package org.karmayogi.pulse.bench.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.karmayogi.pulse.bench.http.HttpAnswer;
import org.karmayogi.pulse.e2e.client.Batch;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests over a kept connection that push completions, as a portal sends them: every field a completion may have, ids as long as real
 * ones are and as hard to compress, about 266 bytes an event.
 *
 * @param size events a request; of one each, an event is sent alone and not in a list
 */
public record Batches(int size, List<byte[]> requests) {

    /** Events a request, of a portal that has many. */
    public static final int LARGE = 500;

    /** So many events that none is in any cache of the processor, or near itself in the log, when it comes again. */
    public static final int DISTINCT = 500_000;

    private static final String CERTIFICATE = "https://portal.igotkarmayogi.gov.in/c/";

    /** As many as have that many events, taken from a source. */
    public static Batches of(int size, int events, Supplier<PortalEvent> source, String key) {
        List<byte[]> requests = new ArrayList<>(events / size);
        List<PortalEvent> batch = new ArrayList<>(size);
        // What is twice in a request is accepted twice and written once; without it, taken is what the log must have.
        Set<String> ids = new HashSet<>();
        while (requests.size() < events / size) {
            PortalEvent event = source.get();
            if (event.kind() == PortalEvent.Kind.COMPLETED && ids.add(event.id())) {
                batch.add(asSent(event));
            }
            if (batch.size() == size) {
                requests.add(request(batch, key));
                batch.clear();
                ids.clear();
            }
        }
        return new Batches(size, requests);
    }

    /** The same event with its ids as portals make them: a UUID each, and a course's of the catalogue's 24 characters. */
    private static PortalEvent asSent(PortalEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>(event.fields());
        fields.put("courseId", event.text("courseId").replace("do_", "do_1135698789") + "26");
        fields.put("certificateId", CERTIFICATE + uuid("certificate-" + event.id()));
        return new PortalEvent(
                event.source(), event.kind(), uuid(event.id()), event.learnerId(), event.occurredAt(), fields);
    }

    /** The id that is sent for an event of that name. */
    static String uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }

    private static byte[] request(List<PortalEvent> events, String key) {
        Batch batch = Batch.of(List.copyOf(events));
        String json = events.size() == 1
                ? JsonMapper.shared().writeValueAsString(events.get(0).body())
                : batch.json();
        byte[] body = json.getBytes(UTF_8);
        byte[] head = ("POST " + batch.kind().path()
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + "X-API-Key: " + key
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /** The status of one that was read. */
    public int status() {
        return size == 1 ? 202 : 207;
    }

    /** Whether all events of one were taken. By the text: answers are many and long, and the load has the same cores. */
    boolean areWhole(HttpAnswer answer) {
        String said = new String(answer.body(), UTF_8);
        String all = "\"accepted\":" + size;
        return size == 1
                ? said.contains("\"status\":\"accepted\"")
                : said.contains(all + ",") || said.contains(all + "}");
    }
}
