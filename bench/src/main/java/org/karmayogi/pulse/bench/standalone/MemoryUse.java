package org.karmayogi.pulse.bench.standalone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.query.ServedFigures;
import org.karmayogi.pulse.bench.report.Bound;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.report.Rounds;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.process.Vitals;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.system.SeedCommand;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;

/**
 * S10: resident memory of the one process that is the whole standalone: some seconds after a start on empty data; the most while 2 M
 * events come through its gateway; the most until it is ready with them again after a kill.
 */
public final class MemoryUse implements Measurement {

    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;
    private static final Duration REST = Duration.ofSeconds(10);

    private static final Bound IDLE = new Bound.Under(700);
    private static final Bound BUSY = new Bound.Under(2_000);

    @Override
    public String title() {
        return "memory of the whole standalone, idle and while it is busy with 2 M events";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        Rounds rounds = new Rounds();
        for (int round = 1; round <= settings.rounds(); round++) {
            try (StandaloneProcess system = StandaloneProcess.ofScript()) {
                system.start();
                Pause.millis(REST.toMillis());
                long idle = vitals(system).residentMegabytes();
                seed(system, settings);
                long seeding = vitals(system).mostMegabytes();
                ServedFigures figures = ServedFigures.of(new PulseClient(system));
                system.kill9();
                system.start();
                long draining = vitals(system).mostMegabytes();
                ServedFigures.of(new PulseClient(system)).mustEqual(figures, "kill -9 and a start");
                rounds.add("idle, empty data", "MB", (double) idle, IDLE);
                rounds.add("most while 2 M events are pushed and counted", "MB", (double) seeding, BUSY);
                rounds.add("most while 2 M events are drained at a start", "MB", (double) draining, BUSY);
                settings.progress(
                        "round %d: idle %,d MB, pushed %,d MB, drained %,d MB", round, idle, seeding, draining);
            }
        }
        return rounds.figures();
    }

    private static Vitals vitals(StandaloneProcess system) {
        return Vitals.of(system.pid()).orElseThrow(() -> new IllegalStateException("ended; " + system.evidence()));
    }

    /** Returns when all of it was accepted and is in the figures. */
    private static void seed(StandaloneProcess system, Settings settings) throws IOException, InterruptedException {
        SeedCommand.start(
                        system,
                        "--people",
                        String.valueOf(settings.scaled(PEOPLE)),
                        "--events",
                        String.valueOf(settings.scaled(EVENTS)),
                        "--seed",
                        String.valueOf(settings.seed()))
                .finish();
    }
}
