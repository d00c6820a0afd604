package org.karmayogi.pulse.bench.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.intake.Batches;
import org.karmayogi.pulse.bench.intake.TakenEvents;
import org.karmayogi.pulse.bench.query.Questions;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventLog;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.LogWriter;

/**
 * S4: batches, single events and questions through the gateway, which asks for a key as the services do again, beside the same
 * directly. What is pushed goes to a log of its own: half a million events a second are not to be folded beside what is measured.
 */
public final class GatewaySpeed implements Measurement {

    private static final int PEOPLE = 100_000;
    private static final int EVENTS = 500_000;
    private static final int ARRIVING_PER_SECOND = 1_000;
    private static final Bound BATCH = new Bound.AtLeast(0.5);
    private static final Bound GET = new Bound.AtLeast(0.25);

    @Override
    public String title() {
        return "through the gateway beside direct to the service";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        int filled = settings.scaled(EVENTS);
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int metrics = system.metrics(broker, system.store());
            EventLog pushed = new EventLog(system.broker());
            int enrolment = system.enrolment(pushed.brokerPort());
            int gateway = system.gateway(enrolment, metrics);
            // A fifth more than the fill takes, for those that arrive later.
            EventSource events = new EventSource(settings.scaled(PEOPLE), filled * 6L / 5, settings.seed());
            try (LogWriter log = new LogWriter(broker, events)) {
                log.fillFigures(filled, system.client(metrics), settings);
                TakenEvents taken = new TakenEvents();
                List<Hop> hops = new ArrayList<>(pushes(settings, enrolment, system.key("portal"), taken));
                Questions questions = new Questions(settings.seed(), system.key("reader"));
                for (Questions.Kind kind : Questions.Kind.values()) {
                    hops.add(Hop.get(kind.name().toLowerCase(Locale.ROOT), metrics, questions.of(kind), GET));
                }
                log.startArrivals(ARRIVING_PER_SECOND);
                List<Figure> figures = new HopRounds(settings, gateway, metrics, questions.mixed()).measure(hops);
                log.check();
                taken.expectInLog(pushed.records());
                settings.progress("%,d events were taken, and the log has just them", taken.events());
                return figures;
            }
        }
    }

    private static List<Hop> pushes(Settings settings, int enrolment, String key, TakenEvents taken) {
        EventSource events = new EventSource(PEOPLE, 20L * PEOPLE, settings.seed() + 1);
        Batches large = Batches.of(Batches.LARGE, Batches.DISTINCT, events::nextEvent, key);
        Batches single = Batches.of(1, Batches.DISTINCT, events::nextEvent, key);
        return List.of(
                Hop.push("batch of " + Batches.LARGE, enrolment, large, taken, BATCH),
                Hop.push("single event", enrolment, single, taken, new Bound.None()));
    }
}
