package org.karmayogi.pulse.bench.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.http.WarmUp;
import org.karmayogi.pulse.bench.query.AnswerCheck;
import org.karmayogi.pulse.bench.query.AnswerTape;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;

/** Goes both ways in turn, round by round. */
final class HopRounds {

    /** Slices of 2 s a side and hop. */
    private static final int WARM_UP = 20;

    private static final int PER_SECOND = 1_000;
    /** Enough for 1,000 requests a second even where each takes 60 ms. */
    private static final int OPEN_CONNECTIONS = 64;

    /** Twice what 10,000 answers have, of which a quarter are matrices of up to 60 kB. */
    private static final int TAPE_BYTES = 512 << 20;

    private final Settings settings;
    private final int gateway;
    private final int metrics;
    private final List<byte[]> mixed;
    private final AnswerTape tape = new AnswerTape(TAPE_BYTES);
    private final Rounds rounds = new Rounds();

    /**
     * Nothing is measured yet.
     *
     * @param mixed questions of all kinds, whose answers are checked
     */
    HopRounds(Settings settings, int gateway, int metrics, List<byte[]> mixed) {
        this.settings = settings;
        this.gateway = gateway;
        this.metrics = metrics;
        this.mixed = mixed;
    }

    List<Figure> measure(List<Hop> hops) throws IOException {
        for (Hop hop : hops) {
            WarmUp.run(
                    settings,
                    settings.quick() ? 1 : WARM_UP,
                    List.of(
                            duration -> hop.load(gateway, duration).perSecond(),
                            duration -> hop.load(hop.service(), duration).perSecond()));
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Hop hop : hops) {
                compare(round, hop);
            }
            checked(round);
        }
        return rounds.figures();
    }

    private void compare(int round, Hop hop) throws IOException {
        Duration slice = settings.quick() ? Duration.ofMillis(500) : Duration.ofSeconds(3);
        Latencies through = hop.load(gateway, slice);
        Latencies direct = hop.load(hop.service(), slice);
        rounds.add(hop.name() + ", through the gateway", "/s", through.perSecond());
        rounds.add(hop.name() + ", direct", "/s", direct.perSecond());
        rounds.add(hop.name() + ", through ÷ direct", "", through.perSecond() / direct.perSecond(), hop.ratio());
        settings.progress(
                "round %d: %s %,.0f/s, direct %,.0f/s", round, hop.name(), through.perSecond(), direct.perSecond());
    }

    /** Answers of both ways are on one tape, so each is also held to the other way's of the same cut. */
    private void checked(int round) throws IOException {
        tape.clear();
        Latencies through = open(gateway);
        Latencies direct = open(metrics);
        AnswerCheck check = tape.check();
        check.expectWhole();
        rounds.add("GET p50 at 1,000 requests/s, through the gateway", "ms", through.millis(0.5));
        rounds.add("GET p50 at 1,000 requests/s, direct", "ms", direct.millis(0.5));
        rounds.add("GET p99 at 1,000 requests/s, through the gateway", "ms", through.millis(0.99));
        rounds.add("GET p99 at 1,000 requests/s, direct", "ms", direct.millis(0.99));
        rounds.add("answers checked", "", (double) check.answers());
        settings.progress(
                "round %d: p99 %.2f ms, direct %.2f ms of %,d answers each",
                round, through.millis(0.99), direct.millis(0.99), direct.answers());
    }

    private Latencies open(int port) throws IOException {
        Duration duration = Duration.ofSeconds(settings.quick() ? 2 : 5);
        return HttpLoad.open(port, OPEN_CONNECTIONS, PER_SECOND).run(mixed, duration, tape);
    }
}
