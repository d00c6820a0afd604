package org.karmayogi.pulse.bench.query;

import java.io.IOException;
import org.karmayogi.pulse.e2e.client.PulseClient;

/**
 * Every figure of the state, its departments and its districts, without the moment of the answers: equal where nothing was counted
 * meanwhile, and nothing lost.
 */
public record ServedFigures(String summary, String departments, String districts) {

    private static final String ROWS = "?limit=500";

    /** As they are served now. */
    public static ServedFigures of(PulseClient client) throws IOException {
        return new ServedFigures(
                part(client, "summary", "metrics"),
                part(client, "departments" + ROWS, "items"),
                part(client, "districts" + ROWS, "items"));
    }

    private static String part(PulseClient client, String path, String field) throws IOException {
        return client.get("/v1/metrics/" + path).json(200).get(field).toString();
    }

    /**
     * Makes sure that these are the figures of before.
     *
     * @param what has happened meanwhile
     * @throws IllegalStateException where they are others
     */
    public void mustEqual(ServedFigures before, String what) {
        if (!equals(before)) {
            throw new IllegalStateException(what + " changed figures, from " + before + " to " + this);
        }
    }
}
