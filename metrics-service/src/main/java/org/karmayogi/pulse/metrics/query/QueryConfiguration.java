package org.karmayogi.pulse.metrics.query;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.consume.MetricsMeters;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The reading side. */
@Configuration(proxyBeanMethods = false)
@Import({
    MetricsController.class,
    LearnerController.class,
    PendingController.class,
    StreamController.class,
    SourcesController.class,
    RejectsController.class
})
public class QueryConfiguration {

    @Bean
    LiveSnapshot liveSnapshot(
            Generations generations, Register departments, Register districts, MetricsMeters meters, Clock clock) {
        LiveSnapshot live = new LiveSnapshot(number ->
                new SnapshotKeeper(number, generations.store(number), departments.codes(), districts.codes()));
        meters.freshness(() -> live.latest()
                .map(snapshot -> (clock.millis() - snapshot.asOf().toEpochMilli()) / 1000.0)
                .orElse(Double.NaN));
        return live;
    }

    @Bean
    SnapshotRefresher snapshotRefresher(LiveSnapshot snapshot, Generations generations, EventLog log) {
        return new SnapshotRefresher(snapshot, generations, log);
    }

    @Bean
    MetricsQueries metricsQueries(LiveSnapshot snapshot, Register departments, Register districts) {
        return new MetricsQueries(snapshot::latest, departments, districts);
    }

    @Bean
    FigureCollector figureCollector(
            LiveSnapshot snapshot, MetricsQueries queries, Clock clock, PrometheusRegistry prometheus) {
        FigureCollector collector = new FigureCollector(snapshot::latest, queries, clock);
        prometheus.register(collector);
        return collector;
    }

    @Bean
    SeriesQueries seriesQueries(Register departments, Register districts) {
        return new SeriesQueries(departments, districts);
    }

    @Bean
    CsvConverter csvConverter() {
        return new CsvConverter();
    }

    @Bean
    LearnerQueries learnerQueries(Generations generations) {
        return new LearnerQueries(generations::liveStore);
    }

    @Bean
    PendingQueries pendingQueries(Generations generations) {
        return new PendingQueries(generations);
    }

    @Bean
    SourceQueries sourceQueries(RejectRepository rejects) {
        return new SourceQueries(rejects);
    }

    @Bean
    SummaryStream summaryStream(LiveSnapshot snapshot, MetricsQueries queries, JsonMapper json, MetricsMeters meters) {
        SummaryStream stream = new SummaryStream(
                snapshot::latest, (cut, scope) -> json.writeValueAsString(queries.summary(cut, scope, null)));
        meters.listeners(stream::listeners);
        return stream;
    }

    @Bean
    Definitions definitions() {
        return Definitions.load();
    }
}
