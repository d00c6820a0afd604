package org.karmayogi.pulse.metrics.query;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The figures of the state, its departments and its districts for Prometheus, and how far each partition has come. One
 * scrape is one cut; there is nothing until there is one. The series are bounded by the registers. Thread-safe.
 */
final class FigureCollector implements MultiCollector {

    /** Departments times districts is thousands of series, so only these have it, and only where they are not zero. */
    private static final List<String> OF_CELLS = List.of("registered", "completions");

    private final Supplier<Optional<Snapshot>> latest;
    private final MetricsQueries queries;
    private final Clock clock;

    FigureCollector(Supplier<Optional<Snapshot>> latest, MetricsQueries queries, Clock clock) {
        this.latest = latest;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        return latest.get().map(this::gauges).orElseGet(MetricSnapshots::new);
    }

    private MetricSnapshots gauges(Snapshot snapshot) {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        SummaryAnswer state = queries.summary(snapshot, Scope.STATE, null);
        rows(all, "state", List.of(new RowsAnswer.Row("", "", null, state.metrics())));
        rows(all, "department", queries.departments(snapshot, Scope.STATE));
        rows(all, "district", queries.districts(snapshot, Scope.STATE));
        OF_CELLS.forEach(metric -> all.metricSnapshot(cells(queries.matrix(snapshot, metric, Scope.STATE))));
        all.metricSnapshot(gauge("pulse_unregistered_people", "People not onboarded of whom there are other facts")
                .dataPoint(point(state.unregistered().people(), Labels.EMPTY))
                .build());
        all.metricSnapshot(ages(snapshot));
        all.metricSnapshot(offsets(snapshot));
        return all.build();
    }

    private static void rows(MetricSnapshots.Builder all, String subject, List<RowsAnswer.Row> rows) {
        for (Measure measure : Measure.ALL) {
            GaugeSnapshot.Builder gauge = gauge(name(subject, measure.name()), "The metric " + measure.name());
            boolean known = false;
            for (RowsAnswer.Row row : rows) {
                Number value = measure.value().apply(row.metrics());
                if (value != null) {
                    known = true;
                    gauge.dataPoint(point(value, row.code().isEmpty() ? Labels.EMPTY : Labels.of(subject, row.code())));
                }
            }
            if (known) {
                all.metricSnapshot(gauge.build());
            }
        }
    }

    private static GaugeSnapshot cells(MatrixAnswer matrix) {
        GaugeSnapshot.Builder gauge =
                gauge(name("cell", matrix.metric()), "The metric " + matrix.metric() + ", where it is not zero");
        for (MatrixAnswer.Row row : matrix.items()) {
            for (int i = 0; i < matrix.columns().size(); i++) {
                Number value = row.values().get(i);
                if (value.longValue() != 0) {
                    String district = matrix.columns().get(i).code();
                    gauge.dataPoint(point(value, Labels.of("department", row.code(), "district", district)));
                }
            }
        }
        return gauge.build();
    }

    private GaugeSnapshot ages(Snapshot snapshot) {
        GaugeSnapshot.Builder gauge = gauge(
                "pulse_partition_age_seconds",
                "Age of the moment that a partition is complete through, whoever owns it");
        snapshot.completeThrough().forEach((partition, moment) -> {
            double seconds = (clock.millis() - moment.toEpochMilli()) / 1000.0;
            gauge.dataPoint(point(seconds, Labels.of("partition", partition.toString())));
        });
        return gauge.build();
    }

    private static GaugeSnapshot offsets(Snapshot snapshot) {
        GaugeSnapshot.Builder gauge = gauge("pulse_partition_offset", "The last offset of a partition that counts");
        snapshot.offsets()
                .forEach((partition, offset) ->
                        gauge.dataPoint(point(offset, Labels.of("partition", partition.toString()))));
        return gauge.build();
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(name).help(help);
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot point(Number value, Labels labels) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .value(value.doubleValue())
                .labels(labels)
                .build();
    }

    /** {@code completedAtLeastOne} of a department is {@code pulse_department_completed_at_least_one}. */
    private static String name(String subject, String metric) {
        return "pulse_" + subject + '_' + metric.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
