package org.karmayogi.pulse.bench.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.HttpLoad;
import org.karmayogi.pulse.bench.http.WarmUp;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventLog;
import org.karmayogi.pulse.bench.system.EventSource;

/**
 * How records are packed: for each codec what intake takes, what that costs its processor, how large the log gets and
 * how fast it is read again. Each has a service of its own at one broker, and they take turns.
 */
public final class CodecSpeed implements Measurement {

    private static final String TYPE = "--spring.kafka.producer.compression-type=";
    private static final Map<String, List<String>> CODECS = codecs();
    private static final String BASE = "lz4";
    private static final int CONNECTIONS = 16;
    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;
    /** Slices of 2 s a side. */
    private static final int WARM_UP = 10;

    private static Map<String, List<String>> codecs() {
        Map<String, List<String>> codecs = new LinkedHashMap<>();
        codecs.put("none", List.of(TYPE + "none"));
        // The fastest of its nine levels; the default is 6.
        codecs.put("gzip-1", List.of(TYPE + "gzip", "--spring.kafka.producer.properties.compression.gzip.level=1"));
        codecs.put("gzip", List.of(TYPE + "gzip"));
        codecs.put("snappy", List.of(TYPE + "snappy"));
        codecs.put(BASE, List.of(TYPE + BASE));
        codecs.put("zstd", List.of(TYPE + "zstd"));
        return codecs;
    }

    @Override
    public String title() {
        return "record compression, batches of " + Batches.LARGE + ", codec by codec";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            EventSource events = new EventSource(PEOPLE, EVENTS, settings.seed());
            Batches batches = Batches.of(Batches.LARGE, Batches.DISTINCT, events::nextEvent, system.key("portal"));
            List<Side> sides = new ArrayList<>();
            for (Map.Entry<String, List<String>> codec : CODECS.entrySet()) {
                List<String> chosen = codec.getValue();
                sides.add(new Side(codec.getKey(), system.enrolment(broker, chosen.toArray(String[]::new))));
            }
            TakenEvents taken = new TakenEvents();
            List<WarmUp.Load> loads = new ArrayList<>();
            sides.forEach(side -> loads.add(duration -> side.push(batches, duration, taken)));
            WarmUp.run(settings, settings.quick() ? 1 : WARM_UP, loads);
            Rounds rounds = new Rounds();
            for (int round = 1; round <= settings.rounds(); round++) {
                Map<String, Double> rates = new LinkedHashMap<>();
                for (Side side : sides) {
                    rates.put(side.name(), slice(system, broker, side, batches, taken, rounds, settings));
                }
                double base = rates.getOrDefault(BASE, 1.0);
                rates.forEach((name, rate) -> rounds.add(name + ": taken, ÷ " + BASE, "", rate / base));
                settings.progress("round %d: %s", round, rates);
            }
            taken.expectInLog(new EventLog(broker).records());
            return rounds.figures();
        }
    }

    private static double slice(
            BenchSystem system,
            int broker,
            Side side,
            Batches batches,
            TakenEvents taken,
            Rounds rounds,
            Settings settings)
            throws IOException, InterruptedException, ExecutionException {
        EventLog log = new EventLog(broker);
        Map<TopicPartition, Long> from = log.ends();
        long bytes = log.bytes();
        Duration cpu = system.cpu(side.process());
        Duration brokers = system.cpu("broker");
        double rate = side.push(batches, Duration.ofSeconds(settings.quick() ? 2 : 10), taken);
        double service = micros(system.cpu(side.process()).minus(cpu));
        double brokerMicros = micros(system.cpu("broker").minus(brokers));
        Map<TopicPartition, Long> to = log.ends();
        long written = to.entrySet().stream()
                .mapToLong(end -> end.getValue() - from.getOrDefault(end.getKey(), 0L))
                .sum();
        rounds.add(side.name() + ": taken", "events/s", rate);
        rounds.add(side.name() + ": the service's CPU an event", "µs", service / written);
        rounds.add(side.name() + ": the broker's CPU an event", "µs", brokerMicros / written);
        rounds.add(side.name() + ": in the log", "B/event", (log.bytes() - bytes) / (double) written);
        rounds.add(side.name() + ": polled again", "events/s", LogReader.perSecond(broker, from, to));
        return rate;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    /** A service with a codec. */
    private record Side(String name, int port) {

        String process() {
            int number = List.copyOf(CODECS.keySet()).indexOf(name) + 1;
            return number == 1 ? "enrolment-service" : "enrolment-service-" + number;
        }

        double push(Batches batches, Duration duration, TakenEvents taken) throws IOException {
            return HttpLoad.closed(port, CONNECTIONS)
                            .expecting(batches.status())
                            .run(batches.requests(), duration, taken.of(batches))
                            .perSecond()
                    * Batches.LARGE;
        }
    }
}
