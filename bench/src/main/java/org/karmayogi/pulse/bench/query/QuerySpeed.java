package org.karmayogi.pulse.bench.query;

import java.util.List;
import org.karmayogi.pulse.bench.Measurement;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.report.Figure;
import org.karmayogi.pulse.bench.system.BenchSystem;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.bench.system.LogWriter;

/**
 * S5: summary, rows and matrix of 200,000 people while 1,000 events arrive a second, beside a constant answer of the same size from
 * the same server; and at 1,000 requests a second, every answer checked.
 */
public final class QuerySpeed implements Measurement {

    private static final int PEOPLE = 200_000;
    private static final int EVENTS = 1_000_000;
    private static final int ARRIVING_PER_SECOND = 1_000;

    @Override
    public String title() {
        return "summary, rows and matrix while 1,000 events/s arrive";
    }

    @Override
    public List<Figure> measure(Settings settings) throws Exception {
        int filled = settings.scaled(EVENTS);
        try (BenchSystem system = new BenchSystem(settings)) {
            settings.progress("logs are in %s", system.folder());
            int broker = system.broker();
            int metrics = system.metrics(broker, system.store());
            int constant = system.constant();
            // A fifth more than the fill takes, for those that arrive later.
            EventSource events = new EventSource(settings.scaled(PEOPLE), filled * 6L / 5, settings.seed());
            try (LogWriter log = new LogWriter(broker, events)) {
                log.fillFigures(filled, system.client(metrics), settings);
                log.startArrivals(ARRIVING_PER_SECOND);
                QueryRounds rounds = new QueryRounds(
                        settings, new Questions(settings.seed(), system.key("reader")), metrics, constant);
                List<Figure> figures = rounds.measure();
                log.check();
                settings.progress("%,d events have arrived meanwhile", log.arrived());
                return figures;
            }
        }
    }
}
