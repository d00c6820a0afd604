package org.karmayogi.pulse.bench.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.http.WarmUp;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventLog;
import org.karmayogi.pulse.bench.system.EventSource;

/**
 * Ten times as many senders as intake has room for, each of whom tries again a tenth of a second after it was turned away, where it
 * was told to wait a whole one: how much is taken meanwhile, how much memory that takes, and how soon all is as it was.
 */
public final class Overload implements Measurement {

    /** Room for as many batches as two cores keep busy with. */
    private static final int PLACES = 16;

    private static final int TIMES = 10;
    private static final Duration IMPATIENCE = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;
    /** Slices of 2 s. */
    private static final int WARM_UP = 20;

    private static final double RECOVERED = 0.9;
    private static final int LONGEST_RECOVERY = 60;
    private static final Bound GOODPUT = new Bound.AtLeast(0.8);
    private static final Bound RECOVERY = new Bound.Under(10);
    /** Level: what one collection's worth of a heap of 1.5 GB moves by. */
    private static final Bound MEMORY = new Bound.Under(100);

    @Override
    public String title() {
        return "ten times the senders that intake has room for";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int service = system.enrolment(broker, "--pulse.intake.max-in-flight=" + PLACES);
            EventSource events = new EventSource(PEOPLE, EVENTS, settings.seed());
            Batches batches = Batches.of(Batches.LARGE, Batches.DISTINCT, events::nextEvent, system.key("portal"));
            Crowd crowd = new Crowd(service, batches, IMPATIENCE);
            WarmUp.run(settings, settings.quick() ? 2 : WARM_UP, List.of(duration -> crowd.goodput(PLACES, duration)));
            // The first crowd makes the connections' buffers; they stay.
            crowd.goodput(PLACES * TIMES, Duration.ofSeconds(settings.quick() ? 2 : 10));
            Rounds rounds = new Rounds();
            for (int round = 1; round <= settings.rounds(); round++) {
                round(settings, system, crowd, rounds, round);
            }
            crowd.taken().expectInLog(new EventLog(broker).records());
            return rounds.figures();
        }
    }

    private static void round(Settings settings, BenchSystem system, Crowd crowd, Rounds rounds, int round)
            throws IOException {
        Duration slice = Duration.ofSeconds(settings.quick() ? 2 : 10);
        Phase room = Phase.of(system, crowd, PLACES, slice);
        double capacity = room.goodput();
        long before = system.residentMegabytes("enrolment-service");
        long refusedBefore = crowd.taken().refused();
        Phase crowded = Phase.of(system, crowd, PLACES * TIMES, slice.multipliedBy(2));
        double goodput = crowded.goodput();
        long refused = crowd.taken().refused() - refusedBefore;
        long after = system.residentMegabytes("enrolment-service");
        int recovery = 0;
        while (crowd.goodput(PLACES, SECOND) < RECOVERED * capacity && recovery < LONGEST_RECOVERY) {
            recovery++;
        }
        rounds.add("taken with room for all", "events/s", capacity);
        rounds.add("taken from ten times as many", "events/s", goodput);
        rounds.add("the same ÷ with room for all", "", goodput / capacity, GOODPUT);
        // Who sends shares the two cores with who takes: what the crowd itself costs is not the service's.
        rounds.add("cores that the senders take, with room for all", "", room.senderCores());
        rounds.add("cores that the senders take, ten times as many", "", crowded.senderCores());
        rounds.add("the service's CPU an event taken, with room for all", "µs", room.serviceMicros());
        rounds.add("the service's CPU an event taken, from ten times as many", "µs", crowded.serviceMicros());
        rounds.add("turned away meanwhile", "requests", (double) refused);
        rounds.add("memory before", "MB", (double) before);
        rounds.add("memory gained", "MB", (double) (after - before), MEMORY);
        rounds.add("seconds until nine tenths are taken again", "s", (double) recovery, RECOVERY);
        settings.progress(
                "round %d: %,.0f/s, crowded %,.0f/s and %,d requests turned away, %d to %d MB",
                round, capacity, goodput, refused, before, after);
    }

    /**
     * A while of pushing.
     *
     * @param goodput events taken a second
     * @param serviceMicros CPU of the service for each of them
     * @param senderCores cores that this process took
     */
    private record Phase(double goodput, double serviceMicros, double senderCores) {

        static Phase of(BenchSystem system, Crowd crowd, int senders, Duration duration) throws IOException {
            Duration service = system.cpu("enrolment-service");
            Duration own = BenchSystem.cpu(ProcessHandle.current());
            double goodput = crowd.goodput(senders, duration);
            double seconds = duration.toMillis() / 1e3;
            double serviceSeconds =
                    system.cpu("enrolment-service").minus(service).toMillis() / 1e3;
            double ownSeconds =
                    BenchSystem.cpu(ProcessHandle.current()).minus(own).toMillis() / 1e3;
            return new Phase(goodput, serviceSeconds * 1e6 / (goodput * seconds), ownSeconds / seconds);
        }
    }
}
