package org.karmayogi.pulse.e2e.faults.check;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** Asks a metrics-service to recount. */
public final class RecountCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private RecountCheck() {}

    /** The result of a recount that began after this call. */
    public static JsonNode recount(PulseClient client) throws IOException {
        Instant asked = Instant.now();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean requested = false;
        while (System.nanoTime() < deadline) {
            if (!requested) {
                requested = client.send(client.request("/v1/audit", "admin").POST(BodyPublishers.noBody()))
                                .status()
                        == 202;
            }
            Answer answer = client.get("/v1/audit", "admin");
            JsonNode latest = answer.status() == 200 ? answer.json().path("latest") : null;
            if (latest != null
                    && latest.has("startedAt")
                    && !Instant.parse(latest.get("startedAt").asString()).isBefore(asked)) {
                return latest;
            }
            // One that was under way when asked does not count: ask again when it has ended.
            requested = answer.status() == 200 && answer.json().path("running").asBoolean(false);
            Pause.millis(100);
        }
        throw new AssertionError("No recount within " + PATIENCE);
    }
}
