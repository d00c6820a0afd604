package org.karmayogi.pulse.metrics.query;

import java.time.Clock;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.consume.EventLog;
import org.karmayogi.pulse.metrics.consume.MetricsMeters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The reading side. */
@Configuration(proxyBeanMethods = false)
@Import({MetricsController.class, LearnerController.class})
public class QueryConfiguration {

    @Bean
    SnapshotKeeper snapshotKeeper(
            MetricsStore store, Register departments, Register districts, MetricsMeters meters, Clock clock) {
        SnapshotKeeper keeper = new SnapshotKeeper(store, departments.codes(), districts.codes());
        meters.freshness(() -> keeper.latest()
                .map(snapshot -> (clock.millis() - snapshot.asOf().toEpochMilli()) / 1000.0)
                .orElse(Double.NaN));
        return keeper;
    }

    @Bean
    SnapshotRefresher snapshotRefresher(SnapshotKeeper keeper, EventLog log) {
        return new SnapshotRefresher(keeper, log);
    }

    @Bean
    MetricsQueries metricsQueries(SnapshotKeeper keeper, Register departments, Register districts) {
        return new MetricsQueries(keeper, departments, districts);
    }

    @Bean
    LearnerQueries learnerQueries(MetricsStore store) {
        return new LearnerQueries(store);
    }

    @Bean
    Definitions definitions() {
        return Definitions.load();
    }
}
