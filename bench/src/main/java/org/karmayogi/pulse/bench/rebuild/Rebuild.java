package org.karmayogi.pulse.bench.rebuild;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.karmayogi.pulse.e2e.client.PulseClient;
import tools.jackson.databind.JsonNode;

/** Rebuilds over the API, as an operator asks for them. */
final class Rebuild {

    private static final List<String> STATES = List.of("copying", "building", "live", "retired", "dropped");

    private final PulseClient client;

    Rebuild(PulseClient client) {
        this.client = client;
    }

    /** Asks for one from the log; returns its number. */
    int start() throws IOException {
        return Integer.parseInt(
                client.push("/v1/rebuilds", "{}", "admin").json(202).get("id").asString());
    }

    private JsonNode progress(int number) throws IOException {
        return client.get("/v1/rebuilds/" + number, "admin").json(200);
    }

    /**
     * Whether it has come as far as that state.
     *
     * @throws IllegalStateException where it has failed
     */
    boolean is(int number, String state) throws IOException {
        JsonNode progress = progress(number);
        String reached = progress.get("state").asString();
        if (!STATES.contains(reached)) {
            throw new IllegalStateException("The rebuild has " + reached + ": " + progress);
        }
        return STATES.indexOf(reached) >= STATES.indexOf(state);
    }

    /** From its start until its figures were served. */
    Duration took(int number) throws IOException {
        JsonNode progress = progress(number);
        return Duration.between(
                Instant.parse(progress.get("startedAt").asString()),
                Instant.parse(progress.get("changedAt").asString()));
    }

    /** How many records count in it. */
    long records(int number) throws IOException {
        return progress(number).get("records").asLong();
    }
}
