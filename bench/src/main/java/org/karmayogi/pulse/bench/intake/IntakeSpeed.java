package org.karmayogi.pulse.bench.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.Latencies;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventSource;

/** S3: batches of 500 completions, validated and acknowledged, beside an endpoint that only parses and sends, with headers and without. */
public final class IntakeSpeed implements Measurement {

    private static final int CONNECTIONS = 16;
    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;
    private static final int TAKEN = 207;
    private static final Bound RATIO = new Bound.AtLeast(0.7);

    @Override
    public String title() {
        return "validated intake, batches of " + Batches.SIZE + ", beside a bare endpoint";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        try (BenchSystem system = new BenchSystem()) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int service = system.enrolment(broker);
            int bare = system.bareIntake(broker, false);
            int withHeaders = system.bareIntake(broker, true);
            EventSource events = new EventSource(PEOPLE, EVENTS, settings.seed());
            List<byte[]> requests = Batches.requests(events, system.key("portal"));
            Duration warmUp = Duration.ofSeconds(settings.quick() ? 3 : 15);
            TakenEvents taken = new TakenEvents();
            push(service, requests, warmUp, taken);
            push(bare, requests, warmUp, taken);
            push(withHeaders, requests, warmUp, taken);
            settings.progress("warm");
            Rounds rounds = new Rounds();
            Duration slice = Duration.ofSeconds(settings.quick() ? 2 : 10);
            for (int round = 1; round <= settings.rounds(); round++) {
                Latencies ours = push(service, requests, slice, taken);
                Latencies peer = push(bare, requests, slice, taken);
                Latencies headers = push(withHeaders, requests, slice, taken);
                double rate = ours.perSecond() * Batches.SIZE;
                double peerRate = peer.perSecond() * Batches.SIZE;
                double headersRate = headers.perSecond() * Batches.SIZE;
                rounds.add("enrolment-service", "events/s", rate);
                rounds.add("bare endpoint", "events/s", peerRate);
                rounds.add("bare endpoint, records with headers", "events/s", headersRate);
                rounds.add("enrolment-service ÷ bare", "", rate / peerRate, RATIO);
                rounds.add("bare, records with headers ÷ bare", "", headersRate / peerRate);
                rounds.add("enrolment-service ÷ bare, records with headers", "", rate / headersRate);
                rounds.add("p99 of a batch", "ms", ours.millis(0.99));
                rounds.add("p99 of a batch, bare", "ms", peer.millis(0.99));
                settings.progress(
                        "round %d: %,.0f/s, bare %,.0f/s, with headers %,.0f/s", round, rate, peerRate, headersRate);
            }
            taken.expectInLog(system.records(broker));
            return rounds.figures();
        }
    }

    private static Latencies push(int port, List<byte[]> requests, Duration duration, TakenEvents taken)
            throws IOException {
        return HttpLoad.closed(port, CONNECTIONS).expecting(TAKEN).run(requests, duration, taken);
    }
}
