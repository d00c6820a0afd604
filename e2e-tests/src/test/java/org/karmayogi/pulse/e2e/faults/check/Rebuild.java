package org.karmayogi.pulse.e2e.faults.check;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** Asks for a new generation of the figures and waits until it is the live one. */
public final class Rebuild {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Rebuild() {}

    /** Asks for one; the answer says whether it has begun. */
    public static Answer ask(PulseClient client, String from) throws IOException {
        return client.send(client.request("/v1/rebuilds", "admin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"from\": \"" + from + "\"}")));
    }

    /**
     * Rebuilds, and returns what is said of it at the end.
     *
     * @param from {@code log} or {@code learners}
     */
    public static JsonNode run(PulseClient client, String from) throws IOException {
        Answer asked = ask(client, from);
        asked.json(202);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode rebuild = client.get(asked.header("Location"), "admin").json(200);
            String state = rebuild.get("state").asString();
            if (state.equals("live")) {
                return rebuild;
            }
            if (state.equals("failed")) {
                throw new AssertionError("The rebuild is " + rebuild);
            }
            Pause.millis(200);
        }
        throw new AssertionError("The rebuild did not end within " + PATIENCE);
    }
}
