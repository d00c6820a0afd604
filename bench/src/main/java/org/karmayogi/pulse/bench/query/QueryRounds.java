package org.karmayogi.pulse.bench.query;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpAnswer;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.http.WarmUp;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.ConstantServer;

/** Asks the two servers in turn, round by round. */
final class QueryRounds {

    private static final int CONNECTIONS = 16;
    private static final int PER_SECOND = 1_000;
    /** Enough for 1,000 requests a second even where each takes 60 ms. */
    private static final int OPEN_CONNECTIONS = 64;

    /** Slices of 2 s a side. */
    private static final int WARM_UP = 45;

    /** In short only the first compiler is at work, which needs a few seconds. */
    private static final int SHORT_WARM_UP = 6;

    private static final int TINY_BYTES = 32;

    /** Twice what 10,000 answers have, of which a quarter are matrices of up to 60 kB. */
    private static final int TAPE_BYTES = 512 << 20;

    private static final Bound RATIO = new Bound.AtLeast(0.6);
    /** What the code of 2026-11-29 reaches in short with a third of the machine taken, less an eighth. */
    private static final Bound SHORT_RATIO = new Bound.AtLeast(0.5);

    private static final Bound P99 = new Bound.Under(5);

    /**
     * Requests of a kind, and their peer.
     *
     * @param peer asks for a constant of the mean size of their answers
     */
    private record Asked(String name, List<byte[]> requests, List<byte[]> peer) {}

    private final Settings settings;
    private final Questions questions;
    private final int metrics;
    private final int constant;
    private final AnswerTape tape = new AnswerTape(TAPE_BYTES);
    private final Rounds rounds = new Rounds();

    QueryRounds(Settings settings, Questions questions, int metrics, int constant) {
        this.settings = settings;
        this.questions = questions;
        this.metrics = metrics;
        this.constant = constant;
    }

    List<Figure> measure() throws IOException {
        List<Asked> kinds = new ArrayList<>();
        for (Questions.Kind kind : Questions.Kind.values()) {
            kinds.add(asked(kind.name().toLowerCase(Locale.ROOT), questions.of(kind)));
        }
        Asked mixed = asked("mixed", questions.mixed());
        WarmUp.run(
                settings,
                settings.quick() ? SHORT_WARM_UP : WARM_UP,
                List.of(
                        duration -> closed(metrics, mixed.requests(), duration),
                        duration -> closed(constant, mixed.peer(), duration)));
        if (!settings.quick()) {
            // At a rate both do other things than flat out, and the tape's memory is there after it.
            open(metrics, mixed.requests(), tape);
            open(constant, mixed.peer(), answer -> {});
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            double tiny = closed(constant, constant(TINY_BYTES), slice());
            rounds.add("constant of " + TINY_BYTES + " bytes", "/s", tiny);
            for (Asked kind : kinds) {
                closed(round, kind, tiny);
            }
            open(round, mixed);
        }
        return rounds.figures();
    }

    private Asked asked(String name, List<byte[]> requests) throws IOException {
        List<Integer> sizes = new ArrayList<>();
        HttpLoad.closed(metrics, 1).run(requests, Duration.ofMillis(200), answer -> sizes.add(answer.body().length));
        int mean = (int) sizes.stream().mapToInt(Integer::intValue).average().orElseThrow();
        return new Asked(name, requests, constant(mean));
    }

    private static List<byte[]> constant(int bytes) {
        return List.of(Questions.get(ConstantServer.path(bytes), ""));
    }

    private void closed(int round, Asked kind, double tiny) throws IOException {
        double rate = closed(metrics, kind.requests(), slice());
        double peer = closed(constant, kind.peer(), slice());
        rounds.add(kind.name(), "/s", rate);
        rounds.add("constant of the size of " + kind.name(), "/s", peer);
        rounds.add(kind.name() + " ÷ constant", "", rate / peer, settings.bound(RATIO, SHORT_RATIO));
        rounds.add(kind.name() + " ÷ tiny constant", "", rate / tiny);
        settings.progress("round %d: %s %,.0f/s, constant %,.0f/s", round, kind.name(), rate, peer);
    }

    private static double closed(int port, List<byte[]> requests, Duration duration) throws IOException {
        return HttpLoad.closed(port, CONNECTIONS).run(requests, duration).perSecond();
    }

    private void open(int round, Asked mixed) throws IOException {
        tape.clear();
        Latencies ours = open(metrics, mixed.requests(), tape);
        AnswerCheck check = tape.check();
        check.expectWhole();
        Latencies peer = open(constant, mixed.peer(), answer -> {});
        rounds.add("p50 at 1,000 requests/s", "ms", ours.millis(0.5));
        rounds.add("p99 at 1,000 requests/s", "ms", ours.millis(0.99), settings.bound(P99, new Bound.None()));
        rounds.add("p99 of a constant at 1,000 requests/s", "ms", peer.millis(0.99));
        rounds.add("answers checked", "", (double) check.answers());
        rounds.add("figures held against another answer's", "", (double) check.sums());
        settings.progress(
                "round %d: p50 %.2f ms, p99 %.2f ms of %,d answers, a constant's p99 %.2f ms",
                round, ours.millis(0.5), ours.millis(0.99), ours.answers(), peer.millis(0.99));
    }

    private Latencies open(int port, List<byte[]> requests, Consumer<HttpAnswer> sink) throws IOException {
        Duration duration = Duration.ofSeconds(settings.quick() ? 2 : 10);
        return HttpLoad.open(port, OPEN_CONNECTIONS, PER_SECOND).run(requests, duration, sink);
    }

    private Duration slice() {
        return Duration.ofSeconds(settings.quick() ? 1 : 2);
    }
}
