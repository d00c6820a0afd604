package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.Flush;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.Logs;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;

class FigureCollectorTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final Register departments = Register.departments();
    private final Register districts = Register.districts();
    private final SnapshotKeeper keeper = new SnapshotKeeper(0, store, departments.codes(), districts.codes());
    private final MetricsQueries queries = new MetricsQueries(keeper::latest, departments, districts);
    private final FigureCollector collector =
            new FigureCollector(keeper::latest, queries, Clock.fixed(NOON.plusSeconds(7), ZoneOffset.UTC));

    private void fold(int partition, List<Arrival> log, Instant through) {
        PartitionOwner owner = PartitionOwner.takeOver(store, partition, "log");
        owner.fold(log, log.size() - 1);
        owner.noteEnd(through, log.size());
        Flush flush = owner.startFlush().orElseThrow();
        flush.run(StoreRetry.NONE);
        owner.settle(flush);
    }

    private Map<Labels, Double> values(String name) {
        return collector.collect().stream()
                .filter(metric -> metric.getMetadata().getName().equals(name))
                .flatMap(metric -> ((GaugeSnapshot) metric).getDataPoints().stream())
                .collect(Collectors.toMap(point -> point.getLabels(), point -> point.getValue()));
    }

    @Test
    void thereIsNothingBeforeThereIsACut() {
        assertThat(collector.collect().size()).isZero();
    }

    @Test
    void theStateIsTheSumOfItsDepartmentsOfItsDistrictsAndOfItsCells() {
        fold(0, Logs.log(new Random(1), 20, 400), NOON);
        keeper.refresh(1);

        double state = values("pulse_state_completions").get(Labels.EMPTY);
        assertThat(state).isPositive().isEqualTo((double)
                queries.summary(queries.snapshot(), Scope.STATE, null).metrics().completions());
        for (String parts : List.of("pulse_department_completions", "pulse_district_completions")) {
            assertThat(values(parts).values()).as(parts).satisfies(all -> assertThat(sum(List.copyOf(all)))
                    .isEqualTo(state));
        }
        assertThat(values("pulse_cell_completions"))
                .allSatisfy((labels, value) -> assertThat(value).isNotZero())
                .satisfies(all -> assertThat(sum(all.values())).isEqualTo(state));
        assertThat(values("pulse_department_completed_at_least_one"))
                .hasSize(departments.codes().size());
    }

    @Test
    void aPartitionThatNobodyMovesGrowsOld() {
        fold(0, List.of(), NOON);
        fold(1, List.of(), NOON.minusSeconds(60));
        keeper.refresh(2);

        assertThat(values("pulse_partition_age_seconds"))
                .containsEntry(Labels.of("partition", "0"), 7.0)
                .containsEntry(Labels.of("partition", "1"), 67.0);
        assertThat(values("pulse_partition_offset")).containsEntry(Labels.of("partition", "0"), -1.0);
    }

    private static double sum(Iterable<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
