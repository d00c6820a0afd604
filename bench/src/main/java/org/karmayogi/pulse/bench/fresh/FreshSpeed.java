package org.karmayogi.pulse.bench.fresh;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventLog;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.LogWriter;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.log.LoggedEvent;

/**
 * S6: from the 2xx of an event until an answer of the metrics API includes it, at two steady rates through the gateway, beside the
 * figures of 100,000 other people. What is included is said by {@code asOf} and held against what answers count.
 */
public final class FreshSpeed implements Measurement {

    private static final int OTHERS = 100_000;
    private static final int OTHERS_EVENTS = 500_000;
    private static final int PEOPLE = 50_000;
    private static final int SLOW = 2_000;
    private static final int FAST = 10_000;

    /** As long as the compilers of five processes on two cores go on. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Map<Integer, Bound> P99 = Map.of(SLOW, new Bound.Under(500), FAST, new Bound.Under(1_000));

    @Override
    public String title() {
        return "from the 2xx until the metrics API includes it";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        int others = settings.scaled(OTHERS_EVENTS);
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int metrics = system.metrics(broker, system.store());
            int gateway = system.gateway(system.enrolment(broker), metrics);
            Learners learners =
                    new Learners(PEOPLE, settings.seed(), Clock.systemUTC().instant());
            fill(broker, new EventSource(settings.scaled(OTHERS), others, settings.seed()), others, learners);
            EventLog log = new EventLog(broker);
            long records = log.records();
            PulseClient client = system.client(metrics);
            client.settle(Clock.systemUTC().instant());
            settings.progress("%,d events are in the figures", records);
            SteadyLoad load = new SteadyLoad(gateway, system.key("portal"), system.key("reader"), learners);
            long completions = load.completions();
            load.run(FAST, settings.quick() ? Duration.ofSeconds(3) : WARM_UP);
            settings.progress("warm");
            Rounds rounds = new Rounds();
            for (int round = 1; round <= settings.rounds(); round++) {
                for (int rate : List.of(SLOW, FAST)) {
                    add(settings, rounds, round, rate, load.run(rate, Duration.ofSeconds(settings.quick() ? 5 : 30)));
                }
            }
            client.settle(Clock.systemUTC().instant());
            load.taken().expectInLog(log.records() - records);
            load.taken().expectCounted(load.completions() - completions);
            settings.progress(
                    "%,d events were taken, and the figures have just them",
                    load.taken().events());
            return rounds.figures();
        }
    }

    private static void fill(int broker, EventSource others, int events, Learners learners) throws Exception {
        try (LogWriter log = new LogWriter(broker, others)) {
            log.fill(events);
        }
        try (LogWriter log = new LogWriter(broker, () -> LoggedEvent.record(learners.onboarding()))) {
            log.fill(PEOPLE);
        }
    }

    private static void add(Settings settings, Rounds rounds, int round, int rate, SteadyLoad.Outcome outcome) {
        String at = " at %,d events/s".formatted(rate);
        double taken = outcome.pushed().perSecond() * rate / SteadyLoad.PUSHES;
        rounds.add("taken" + at, "events/s", taken, new Bound.AtLeast(rate * 0.98));
        rounds.add("seen after, p50" + at, "ms", outcome.untilSeen().millis(0.5));
        rounds.add(
                "seen after, p99" + at,
                "ms",
                outcome.untilSeen().millis(0.99),
                P99.getOrDefault(rate, new Bound.None()));
        rounds.add("seen after, at most" + at, "ms", outcome.untilSeen().millis(1));
        rounds.add("answers held against their asOf" + at, "", (double) outcome.looks());
        settings.progress(
                "round %d: %,.0f/s, seen after %.0f ms (p50), %.0f ms (p99), %.0f ms at most",
                round,
                taken,
                outcome.untilSeen().millis(0.5),
                outcome.untilSeen().millis(0.99),
                outcome.untilSeen().millis(1));
    }
}
