package org.karmayogi.pulse.bench.rebuild;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.query.AnswerCheck;
import org.karmayogi.pulse.bench.query.AnswerTape;
import org.karmayogi.pulse.bench.query.Questions;
import org.karmayogi.pulse.bench.query.ServedFigures;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;

/** Polls at rest, then while a rebuild runs, round by round. */
final class RebuildRounds {

    private static final int PER_SECOND = 200;
    private static final int CONNECTIONS = 32;
    private static final Duration SLICE = Duration.ofSeconds(1);

    /** What two minutes of answers have at most. */
    private static final int TAPE_BYTES = 640 << 20;

    private static final Bound SECONDS = new Bound.Under(30);
    private static final Bound RATIO = new Bound.Under(3);

    private final Settings settings;
    private final PulseClient client;
    private final Rebuild rebuild;
    private final int metrics;
    private final List<byte[]> requests;
    private final AnswerTape tape = new AnswerTape(TAPE_BYTES);
    private final Rounds rounds = new Rounds();

    RebuildRounds(Settings settings, PulseClient client, Questions questions, int metrics) {
        this.settings = settings;
        this.client = client;
        this.rebuild = new Rebuild(client);
        this.metrics = metrics;
        this.requests = questions.mixed();
    }

    List<Figure> measure() throws IOException {
        poll(Duration.ofSeconds(settings.quick() ? 2 : 15));
        settings.progress("warm");
        for (int round = 1; round <= settings.rounds(); round++) {
            tape.clear();
            Latencies rest = poll(Duration.ofSeconds(settings.quick() ? 2 : 10));
            round(round, rest);
        }
        return rounds.figures();
    }

    private void round(int round, Latencies rest) throws IOException {
        ServedFigures before = ServedFigures.of(client);
        int number = rebuild.start();
        Latencies busy = poll(SLICE);
        while (!rebuild.is(number, "live")) {
            busy = busy.and(poll(SLICE));
        }
        double seconds = rebuild.took(number).toMillis() / 1000.0;
        long records = rebuild.records(number);
        ServedFigures.of(client).mustEqual(before, "The rebuild");
        AnswerCheck check = tape.check();
        check.expectWhole();
        double ratio = busy.millis(0.99) / rest.millis(0.99);
        rounds.add("rebuild", "s", seconds, SECONDS);
        rounds.add("events rebuilt", "/s", records / seconds);
        rounds.add("reads' p99 at rest", "ms", rest.millis(0.99));
        rounds.add("reads' p99 during the rebuild", "ms", busy.millis(0.99));
        rounds.add("reads' p99, during ÷ at rest", "", ratio, RATIO);
        rounds.add("answers checked", "", (double) check.answers());
        settings.progress(
                "round %d: %,d events in %.1f s, p99 %.2f ms, at rest %.2f ms",
                round, records, seconds, busy.millis(0.99), rest.millis(0.99));
        while (round < settings.rounds() && !rebuild.is(number - 1, "dropped")) {
            Pause.millis(500);
        }
    }

    private Latencies poll(Duration duration) throws IOException {
        return HttpLoad.open(metrics, CONNECTIONS, PER_SECOND).run(requests, duration, tape);
    }
}
