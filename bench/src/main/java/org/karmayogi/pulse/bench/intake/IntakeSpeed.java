package org.karmayogi.pulse.bench.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.http.WarmUp;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventLog;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.KafkaProducerBenchmark;

/** S3: batches of 500 completions, validated and acknowledged, beside an endpoint that only parses and sends, with headers and without. */
public final class IntakeSpeed implements Measurement {

    private static final int CONNECTIONS = 16;
    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;
    /** Slices of 2 s a side. */
    private static final int WARM_UP = 20;

    /** The fewest that can tell: a first one, and those that must not be faster. */
    private static final int SHORT_WARM_UP = 4;

    private static final Bound RATIO = new Bound.AtLeast(0.7);
    /** What the code of 2026-11-29 reaches in short, less a sixth: it varies little. */
    private static final Bound SHORT_RATIO = new Bound.AtLeast(0.35);

    @Override
    public String title() {
        return "validated intake, batches of " + Batches.LARGE + ", beside a bare endpoint";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int service = system.enrolment(broker);
            int bare = system.bareIntake(broker, false);
            // Explains the ratio and has no bound, so it is left out in short.
            @Nullable Integer withHeaders = settings.quick() ? null : system.bareIntake(broker, true);
            EventSource events = new EventSource(PEOPLE, EVENTS, settings.seed());
            Batches batches = Batches.of(Batches.LARGE, Batches.DISTINCT, events::nextEvent, system.key("portal"));
            TakenEvents taken = new TakenEvents();
            List<WarmUp.Load> sides = new ArrayList<>();
            for (int side : withHeaders == null ? List.of(service, bare) : List.of(service, bare, withHeaders)) {
                sides.add(duration -> push(side, batches, duration, taken).perSecond());
            }
            WarmUp.run(settings, settings.quick() ? SHORT_WARM_UP : WARM_UP, sides);
            KafkaProducerBenchmark kafka = new KafkaProducerBenchmark(system, broker);
            Rounds rounds = new Rounds();
            Duration slice = Duration.ofSeconds(settings.quick() ? 3 : 10);
            for (int round = 1; round <= settings.rounds(); round++) {
                Latencies ours = push(service, batches, slice, taken);
                Latencies peer = push(bare, batches, slice, taken);
                double rate = ours.perSecond() * Batches.LARGE;
                double peerRate = peer.perSecond() * Batches.LARGE;
                rounds.add("enrolment-service", "events/s", rate);
                rounds.add("bare endpoint", "events/s", peerRate);
                rounds.add("enrolment-service ÷ bare", "", rate / peerRate, settings.bound(RATIO, SHORT_RATIO));
                rounds.add("p99 of a batch", "ms", ours.millis(0.99));
                rounds.add("p99 of a batch, bare", "ms", peer.millis(0.99));
                settings.progress("round %d: %,.0f/s, bare %,.0f/s", round, rate, peerRate);
                if (withHeaders != null) {
                    double headers = push(withHeaders, batches, slice, taken).perSecond() * Batches.LARGE;
                    rounds.add("bare endpoint, records with headers", "events/s", headers);
                    rounds.add("bare, records with headers ÷ bare", "", headers / peerRate);
                    rounds.add("enrolment-service ÷ bare, records with headers", "", rate / headers);
                    rounds.add("Kafka's producer benchmark", "events/s", kafka.perSecond(events));
                }
            }
            taken.expectInLog(new EventLog(broker).records());
            return rounds.figures();
        }
    }

    private static Latencies push(int port, Batches batches, Duration duration, TakenEvents taken) throws IOException {
        return HttpLoad.closed(port, CONNECTIONS)
                .expecting(batches.status())
                .run(batches.requests(), duration, taken.of(batches));
    }
}
