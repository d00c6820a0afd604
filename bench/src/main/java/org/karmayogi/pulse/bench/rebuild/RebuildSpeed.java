package org.karmayogi.pulse.bench.rebuild;

import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.query.Questions;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.LogWriter;

/** S8: 2 M events of 200,000 people folded anew into another generation, while the old figures are served, polled and checked. */
public final class RebuildSpeed implements Measurement {

    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 2_000_000;

    /** The shortest there is: what a round leaves behind must be gone before the next. */
    private static final String KEEP_RETIRED = "--pulse.metrics.rebuild.keep-retired=10s";

    @Override
    public String title() {
        return "a rebuild of 2 M events while the old figures are polled";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        int filled = settings.scaled(EVENTS);
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int metrics = system.metrics(broker, system.store(), KEEP_RETIRED);
            EventSource events = new EventSource(settings.scaled(PEOPLE), filled, settings.seed());
            try (LogWriter log = new LogWriter(broker, events)) {
                log.fillFigures(filled, system.client(metrics), settings);
            }
            Questions questions = new Questions(settings.seed(), system.key("reader"));
            return new RebuildRounds(settings, system.client(metrics), questions, metrics).measure();
        }
    }
}
