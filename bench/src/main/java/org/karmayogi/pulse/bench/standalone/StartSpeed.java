package org.karmayogi.pulse.bench.standalone;

import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.query.ServedFigures;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.LogWriter;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;

/**
 * S9: from {@code ./pulse standalone}, built before, until it says that it is ready. The moment it does, all figures must be there, and
 * those of before.
 */
public final class StartSpeed implements Measurement {

    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;

    private static final Bound EMPTY = new Bound.Under(15);
    private static final Bound FULL = new Bound.Under(30);

    @Override
    public String title() {
        return "the standalone ready, on empty data and with 2 M events in its log";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        Rounds rounds = new Rounds();
        try (StandaloneProcess full = StandaloneProcess.ofScript()) {
            // Not measured: it may prepare the archive of classes first.
            full.start();
            ServedFigures figures = fill(full, settings);
            for (int round = 1; round <= settings.rounds(); round++) {
                full.sigterm();
                double empty = empty();
                double afterStop = seconds(full);
                ServedFigures.of(new PulseClient(full)).mustEqual(figures, "SIGTERM and a start");
                full.kill9();
                double afterKill = seconds(full);
                ServedFigures.of(new PulseClient(full)).mustEqual(figures, "kill -9 and a start");
                rounds.add("ready, empty data", "s", empty, EMPTY);
                rounds.add("ready, 2 M events, after SIGTERM", "s", afterStop, FULL);
                rounds.add("ready, 2 M events, after kill -9", "s", afterKill, FULL);
                settings.progress(
                        "round %d: %.1f s, after SIGTERM %.1f s, after kill -9 %.1f s",
                        round, empty, afterStop, afterKill);
            }
        }
        return rounds.figures();
    }

    private static ServedFigures fill(StandaloneProcess system, Settings settings) throws Exception {
        int filled = settings.scaled(EVENTS);
        int broker = Integer.parseInt(system.kafkaAddress().replaceFirst(".*:", ""));
        EventSource events = new EventSource(settings.scaled(PEOPLE), filled, settings.seed());
        PulseClient client = new PulseClient(system);
        try (LogWriter log = new LogWriter(broker, events)) {
            log.fillFigures(filled, client, settings);
        }
        return ServedFigures.of(client);
    }

    private static double empty() {
        try (StandaloneProcess system = StandaloneProcess.ofScript()) {
            return seconds(system);
        }
    }

    private static double seconds(StandaloneProcess system) {
        long start = System.nanoTime();
        system.start();
        return (System.nanoTime() - start) / 1e9;
    }
}
