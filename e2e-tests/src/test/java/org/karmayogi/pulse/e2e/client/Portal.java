package org.karmayogi.pulse.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** Pushes as the contract tells portals to: what has no certain answer goes again, with the same ids, until it has one. */
public final class Portal {

    private static final Duration GIVE_UP = Duration.ofMinutes(2);

    private final PulseClient client;

    public Portal(PulseClient client) {
        this.client = client;
    }

    /**
     * Pushes all events in batches of random sizes and random order; every one must be accepted in the end.
     *
     * @return a moment after the last 2xx
     */
    public Instant push(List<PortalEvent> events, int largestBatch, int workers, Random random)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> pushes = new ArrayList<>();
            for (Batch batch : Batch.split(events, largestBatch, random)) {
                pushes.add(pool.submit(() -> push(batch)));
            }
            for (Future<?> push : pushes) {
                push.get();
            }
            return Instant.now();
        } catch (ExecutionException e) {
            throw new AssertionError("A push failed: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void push(Batch batch) {
        long deadline = System.nanoTime() + GIVE_UP.toNanos();
        List<PortalEvent> left = batch.events();
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("No certain answer to " + left.size() + " " + batch.kind() + " in " + GIVE_UP);
            }
            try {
                left = left(left, client.push(batch.with(left)));
            } catch (IOException e) {
                // Refused, reset or timed out: they may have been taken or not.
                Pause.millis(300);
            }
        }
    }

    private static List<PortalEvent> left(List<PortalEvent> sent, Answer answer) {
        if (answer.status() == 429 || answer.status() >= 500) {
            String retryAfter = answer.header("Retry-After");
            Pause.millis(retryAfter.isEmpty() ? 500 : Math.min(2_000, Long.parseLong(retryAfter) * 1_000));
            return sent;
        }
        JsonNode items = answer.json(207).get("items");
        assertThat(items).as("items answered to %s sent", sent.size()).hasSize(sent.size());
        List<PortalEvent> unknown = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode item = items.get(i);
            assertThat(item.path("id").asString("")).isEqualTo(sent.get(i).id());
            if (item.path("status").asString("").equals("unknown")) {
                unknown.add(sent.get(i));
            } else {
                assertThat(item.path("status").asString(""))
                        .as("%s as answer to %s", item, sent.get(i))
                        .isEqualTo("accepted");
            }
        }
        return unknown;
    }
}
