package org.karmayogi.pulse.metrics.query;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.consume.MetricsMeters;
import org.karmayogi.pulse.metrics.consume.ReachedMarks;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.karmayogi.pulse.metrics.reject.RejectTally;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
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
    SnapshotRefresher snapshotRefresher(
            LiveSnapshot snapshot, Generations generations, EventLog log, ReachedMarks reachedMarks) {
        return new SnapshotRefresher(snapshot, generations, log, reachedMarks);
    }

    @Bean
    MetricsQueries metricsQueries(LiveSnapshot snapshot, Register departments, Register districts) {
        return new MetricsQueries(snapshot::latest, departments, districts);
    }

    @Bean
    WebMvcConfigurer scopeArgument(MetricsQueries queries) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ScopeArgument(queries));
            }
        };
    }

    /** Behind security, whose filter is far in front of the last. */
    @Bean
    FilterRegistrationBean<EncodedAnswersFilter> encodedAnswersFilter(LiveSnapshot snapshot) {
        FilterRegistrationBean<EncodedAnswersFilter> registration =
                new FilterRegistrationBean<>(new EncodedAnswersFilter(snapshot::latest));
        registration.addUrlPatterns("/v1/metrics/*");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
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
    MonthQueries monthQueries(MetricsQueries metrics, SeriesQueries series) {
        return new MonthQueries(metrics, series);
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
    SourceQueries sourceQueries(RejectRepository rejects, RejectTally tally) {
        return new SourceQueries(rejects, tally);
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
