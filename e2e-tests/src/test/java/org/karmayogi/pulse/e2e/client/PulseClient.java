package org.karmayogi.pulse.e2e.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.e2e.openapi.AnswerCheck;
import org.karmayogi.pulse.e2e.openapi.OpenApiDocument;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import org.springframework.web.util.UriUtils;

/** Single requests, each with one answer. Safe for use by several threads. */
public final class PulseClient {

    private static final AnswerCheck CONTRACT = new AnswerCheck(OpenApiDocument.read());
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    private final URI address;
    private final Map<String, String> keys;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public PulseClient(SystemUnderTest system) {
        this(system.address(), system.keys());
    }

    /** A client of one process, with the keys of the system it belongs to. */
    public PulseClient(URI address, Map<String, String> keys) {
        this.address = address;
        this.keys = keys;
    }

    /** Where the process is that is asked. */
    public URI address() {
        return address;
    }

    /** What the figures are complete through; empty while there are none to be had. */
    public Optional<Instant> asOf() throws IOException {
        Answer summary = get("/v1/metrics/summary");
        // 503 until the log has been folded, or from a gateway whose circuit is still open; 504 from one that waited.
        return summary.status() == 503 || summary.status() == 504
                ? Optional.empty()
                : Optional.of(Instant.parse(summary.json(200).get("asOf").asString()));
    }

    /** A request without a key. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /** A request with the key of that name. */
    public HttpRequest.Builder request(String path, String key) {
        return request(path).header("X-API-Key", keys.get(key));
    }

    /**
     * The answer, which must be one that the OpenAPI document allows.
     *
     * @throws AssertionError if it is not
     */
    public Answer send(HttpRequest.Builder request) throws IOException {
        try {
            Answer answer = Answer.of(http.send(request.build(), BodyHandlers.ofString()));
            CONTRACT.hold(answer.seen());
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    public Answer get(String path) throws IOException {
        return get(path, "reader");
    }

    public Answer get(String path, String key) throws IOException {
        return send(request(path, key));
    }

    /** The proof of a learner, asked with the admin's key. */
    public Answer learner(String id) throws IOException {
        return get(learnerPath(id), "admin");
    }

    /** Where the proof of a learner is: an id in a path is percent-encoded. */
    public static String learnerPath(String id) {
        return "/v1/learners/" + UriUtils.encode(id, StandardCharsets.UTF_8);
    }

    /** A push with the portal's key. */
    public Answer push(String path, String body) throws IOException {
        return push(path, body, "portal");
    }

    public Answer push(String path, String body, String key) throws IOException {
        return send(
                request(path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** A push of a batch, with its portal's key. */
    public Answer push(Batch batch) throws IOException {
        return push(batch.kind().path(), batch.json(), batch.source());
    }

    /** Waits until the figures contain everything that was answered 2xx before this moment. */
    public void settle(Instant moment) throws IOException {
        long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        Instant asOf = Instant.MIN;
        while (!asOf.isAfter(moment)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "asOf is " + asOf + " and did not pass " + moment + " within " + SETTLED_WITHIN);
            }
            asOf = asOf().orElse(asOf);
            Pause.millis(30);
        }
    }
}
