package org.karmayogi.pulse.e2e.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** Single requests, each with one answer. Safe for use by several threads. */
public final class PulseClient {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    private final URI address;
    private final Map<String, String> keys;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public PulseClient(SystemUnderTest system) {
        this.address = system.address();
        this.keys = system.keys();
    }

    /** A request without a key. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /** A request with the key of that name. */
    public HttpRequest.Builder request(String path, String key) {
        return request(path).header("X-API-Key", keys.get(key));
    }

    public Answer send(HttpRequest.Builder request) throws IOException {
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
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

    /** A push with the portal's key. */
    public Answer push(String path, String body) throws IOException {
        return push(path, body, "portal");
    }

    public Answer push(String path, String body, String key) throws IOException {
        return send(
                request(path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
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
            JsonNode summary = get("/v1/metrics/summary").json(200);
            asOf = Instant.parse(summary.get("asOf").asString());
            Pause.millis(30);
        }
    }
}
