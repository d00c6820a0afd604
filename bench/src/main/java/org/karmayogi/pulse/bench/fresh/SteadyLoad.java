package org.karmayogi.pulse.bench.fresh;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.karmayogi.pulse.bench.http.HttpAnswer;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.intake.Batches;
import org.karmayogi.pulse.bench.intake.TakenEvents;
import org.karmayogi.pulse.bench.query.Questions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pushes at a rate, and asks for the state's summary again and again from another thread, both through the gateway. */
final class SteadyLoad {

    /** Requests a second that push; more events a second are larger batches. */
    static final int PUSHES = 100;

    /** A look every 5 ms, by which an event may seem later than it is. */
    private static final int LOOKS = 200;

    /** Enough for both where each request takes 100 ms. */
    private static final int CONNECTIONS = 32;

    /** Looks go on behind the last push until its events are seen, but no longer than that. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SLICE = Duration.ofSeconds(1);

    private final int gateway;
    private final String portal;
    private final List<byte[]> summary;
    private final Learners learners;
    private final TakenEvents taken = new TakenEvents();
    private final Clock clock = Clock.systemUTC();

    /**
     * Nothing was pushed yet.
     *
     * @param portal the key to push with
     * @param reader the key to ask with
     */
    SteadyLoad(int gateway, String portal, String reader, Learners learners) {
        this.gateway = gateway;
        this.portal = portal;
        this.summary = List.of(Questions.get("/v1/metrics/summary", reader));
        this.learners = learners;
    }

    /**
     * What a run has shown.
     *
     * @param pushed the times of the pushes
     * @param untilSeen the times from a push's answer until its events were in an answer to a question
     */
    record Outcome(Latencies pushed, Latencies untilSeen, int looks) {}

    /** Runs for that long, and until all of it is in the figures, as all that was pushed before must be. */
    Outcome run(int eventsPerSecond, Duration duration) throws IOException, InterruptedException, ExecutionException {
        int size = eventsPerSecond / PUSHES;
        int events = (int) (eventsPerSecond * duration.toSeconds());
        Batches batches = Batches.of(size, events, learners::completion, portal);
        Sightings sightings = new Sightings();
        long before = completions();
        CompletableFuture<Instant> last = new CompletableFuture<>();
        ExecutorService looking = Executors.newSingleThreadExecutor();
        try {
            Future<Void> looks = looking.submit(() -> look(duration, last, before, sightings));
            Latencies pushed = HttpLoad.open(gateway, CONNECTIONS, PUSHES)
                    .expecting(batches.status())
                    .run(
                            batches.requests(),
                            duration,
                            taken.of(batches).andThen(answer -> sightings.acknowledged(clock.instant(), size)));
            last.complete(clock.instant());
            looks.get();
            return new Outcome(pushed, sightings.untilSeen(), sightings.answers());
        } finally {
            looking.shutdownNow();
        }
    }

    private Void look(Duration duration, CompletableFuture<Instant> last, long before, Sightings sightings)
            throws IOException {
        HttpLoad looks = HttpLoad.open(gateway, CONNECTIONS, LOOKS);
        looks.run(summary, duration, answer -> look(answer, before, sightings));
        Instant end = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(end) && !(last.isDone() && sightings.through(last.join()))) {
            looks.run(summary, SLICE, answer -> look(answer, before, sightings));
        }
        return null;
    }

    /** All that was ever pushed. */
    TakenEvents taken() {
        return taken;
    }

    private void look(HttpAnswer answer, long before, Sightings sightings) {
        Instant moment = clock.instant();
        JsonNode figures = JsonMapper.shared().readTree(answer.body());
        sightings.seen(moment, Instant.parse(figures.get("asOf").asString()), completions(figures) - before);
    }

    /** What the figures count now. */
    long completions() throws IOException {
        long[] completions = new long[1];
        HttpLoad.open(gateway, 1, 1_000)
                .run(
                        summary,
                        Duration.ofMillis(1),
                        answer ->
                                completions[0] = completions(JsonMapper.shared().readTree(answer.body())));
        return completions[0];
    }

    private static long completions(JsonNode figures) {
        return figures.get("metrics").get("completions").asLong();
    }
}
