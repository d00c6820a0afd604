package org.karmayogi.pulse.bench.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.query.MetricsQueries;
import org.karmayogi.pulse.metrics.query.Scope;
import org.karmayogi.pulse.metrics.query.Snapshot;
import org.karmayogi.pulse.metrics.query.SnapshotKeeper;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** The snapshot is refreshed after a flush of one of twelve partitions; and asked, answers made and encoded anew. */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SnapshotBenchmark {

    /** What is metrics-service's by default. */
    static final int PARTITIONS = 12;

    /** The partition that flushes, and what: the events of a tenth of a second, the pause between refreshes, at 1,000 a second. */
    static final int FLUSHING = 0;

    static final int FLUSHED = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RepeatedFlush store = new RepeatedFlush();
    private final SnapshotKeeper keeper = new SnapshotKeeper(
            0, store, Register.departments().codes(), Register.districts().codes());
    private final MetricsQueries queries =
            new MetricsQueries(keeper::latest, Register.departments(), Register.districts());
    private final List<Scope> departments = Register.departments().codes().stream()
            .map(code -> new Scope(code, null, null))
            .toList();
    private int next;

    public SnapshotBenchmark() {
        this(new SeededLog(6_000, 60_000));
    }

    SnapshotBenchmark(SeededLog log) {
        List<Arrival> arrivals = log.arrivals();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            List<Arrival> mine = new ArrayList<>();
            for (Arrival arrival : arrivals) {
                if (partition(arrival.learnerId()) == partition) {
                    mine.add(arrival);
                }
            }
            int last = mine.size() - FLUSHED;
            PartitionOwner owner = PartitionOwner.takeOver(store, partition, "log");
            // Offsets of all partitions in one: they only have to grow.
            FoldBenchmark.commit(
                    owner, mine.subList(0, last), mine.get(last - 1).fact().offset());
            FoldBenchmark.commit(owner, mine.subList(last, mine.size()), log.events());
        }
        keeper.refresh(PARTITIONS);
    }

    /** Where a learner's events lie. */
    static int partition(String learnerId) {
        return Math.floorMod(learnerId.hashCode(), PARTITIONS);
    }

    @Benchmark
    public Snapshot refreshAfterAFlush() {
        store.swing(FLUSHING);
        keeper.refresh(PARTITIONS);
        return queries.snapshot();
    }

    @Benchmark
    public byte[] summaryOfADepartment() {
        Scope department = departments.get(next);
        next = next + 1 == departments.size() ? 0 : next + 1;
        return JSON.writeValueAsBytes(queries.summary(queries.snapshot(), department, null));
    }

    @Benchmark
    public byte[] rowsOfAllDepartments() {
        return JSON.writeValueAsBytes(queries.departments(queries.snapshot(), Scope.STATE));
    }

    @Benchmark
    public byte[] matrixOfTheState() {
        return JSON.writeValueAsBytes(queries.matrix(queries.snapshot(), "completions", Scope.STATE));
    }

    /** The whole state's figures as they are now. */
    byte[] summaryOfTheState() {
        return JSON.writeValueAsBytes(queries.summary(queries.snapshot(), Scope.STATE, null));
    }
}
