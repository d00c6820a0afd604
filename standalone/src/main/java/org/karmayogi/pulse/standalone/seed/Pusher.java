package org.karmayogi.pulse.standalone.seed;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.karmayogi.pulse.standalone.command.CommandException;

/** Pushes one batch until every event of it has a certain answer. Safe for use by several threads. */
final class Pusher {

    // A killed standalone is back within half a minute; five give it, or its operator, time.
    private static final Duration GIVE_UP = Duration.ofMinutes(5);
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final Gateway gateway;
    private final Tally tally;

    Pusher(Gateway gateway, Tally tally) {
        this.gateway = gateway;
        this.tally = tally;
    }

    void push(Batch batch) throws InterruptedException {
        Batch left = batch;
        long deadline = System.nanoTime() + GIVE_UP.toNanos();
        for (int attempt = 0; !left.events().isEmpty(); attempt++) {
            if (attempt > 0) {
                tally.repeated(left.events().size());
            }
            try {
                HttpResponse<byte[]> answer = gateway.push(left);
                left = settle(left, answer);
                if (left.events().isEmpty()) {
                    return;
                }
                pause(attempt, retryAfter(answer));
            } catch (IOException e) {
                // Refused, reset or timed out: the broker may have it or not, and the same ids make that harmless.
                pause(attempt, 0);
            }
            if (System.nanoTime() > deadline) {
                throw new CommandException("No answer to a batch of " + left.family() + " for " + GIVE_UP.toMinutes()
                        + " minutes: giving up. Running the same command again goes on where this one stopped");
            }
        }
    }

    /** What is left of the batch after this answer. */
    private Batch settle(Batch batch, HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 207 -> {
                PushAnswer items = PushAnswer.parse(answer.body());
                tally.answered(items);
                yield batch.only(items.unknown());
            }
            case 429, 500, 502, 503, 504 -> batch;
            default ->
                throw new CommandException("POST " + batch.family().path() + " answered " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
        };
    }

    private static long retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                        .firstValue("Retry-After")
                        .filter(v -> v.matches("\\d{1,4}"))
                        .map(Long::parseLong)
                        .orElse(0L)
                * 1_000;
    }

    /** Doubling, and anywhere below it: so that batches refused together do not come back together. */
    private static void pause(int attempt, long atLeast) throws InterruptedException {
        long most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt, 10));
        Thread.sleep(
                Math.min(atLeast, LONGEST_PAUSE) + ThreadLocalRandom.current().nextLong(most));
    }
}
