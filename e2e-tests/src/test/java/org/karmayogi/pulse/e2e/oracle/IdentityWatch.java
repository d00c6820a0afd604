package org.karmayogi.pulse.e2e.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** Polls figures as fast as it gets them and holds every answer to the identities, until closed. */
public final class IdentityWatch implements AutoCloseable {

    private final PulseClient client;
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::watch, "identity-watch");
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger sums = new AtomicInteger();
    private volatile boolean closed;

    public IdentityWatch(PulseClient client) {
        this.client = client;
        thread.start();
    }

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (IOException e) {
                // Killed a moment ago, or not back yet.
                Pause.millis(100);
            } catch (RuntimeException e) {
                broken.add("An answer has not the shape it should have: " + e);
            }
        }
    }

    private void look() throws IOException {
        Answer summary = client.get("/v1/metrics/summary");
        Answer rows = client.get("/v1/metrics/categories");
        if (summary.status() != 200 || rows.status() != 200) {
            // 503 until the log has been folded again.
            Pause.millis(100);
            return;
        }
        JsonNode metrics = summary.json().get("metrics");
        broken.addAll(Identities.broken(metrics));
        long registered = 0;
        for (JsonNode row : rows.json().get("items")) {
            broken.addAll(Identities.broken(row.get("metrics")));
            registered += row.get("metrics").get("registered").asLong();
        }
        answers.addAndGet(2);
        // The same tag is the same cut, so the rows must add up to the summary although both were asked for on their
        // own.
        if (rows.header("ETag").equals(summary.header("ETag"))) {
            sums.incrementAndGet();
            if (registered != metrics.get("registered").asLong()) {
                broken.add("rows have " + registered + " registered, their summary " + metrics);
            }
        }
    }

    public int answers() {
        return answers.get();
    }

    /** In how many pairs of answers the rows could be held against their summary. */
    public int sums() {
        return sums.get();
    }

    public List<String> broken() {
        return broken;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
