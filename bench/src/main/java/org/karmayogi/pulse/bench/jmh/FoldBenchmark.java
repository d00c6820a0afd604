package org.karmayogi.pulse.bench.jmh;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.Flush;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A partition is taken over, folded from its beginning to its end and committed, into a store that is three maps. Ten events a person in
 * four flushes: as a backlog of 2 million events of 200,000 people is drained.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FoldBenchmark {

    static final int EVENTS = 20_000;
    static final SeededLog LOG = new SeededLog(EVENTS / 10, EVENTS);

    /** As many as metrics-service takes from the log at once. */
    private static final int POLL = 5_000;

    private final List<Arrival> arrivals = LOG.arrivals();

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public InMemoryStore oneEventFolded() {
        InMemoryStore store = new InMemoryStore();
        PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");
        for (int from = 0; from < EVENTS; from += POLL) {
            commit(owner, arrivals.subList(from, from + POLL), from + POLL - 1);
        }
        return store;
    }

    /** Folds and flushes; the figures are then complete through now. */
    static void commit(PartitionOwner owner, List<Arrival> arrivals, long through) {
        owner.fold(arrivals, through);
        owner.noteEnd(Instant.EPOCH.plusMillis(through), through + 1);
        Flush flush = owner.startFlush().orElseThrow();
        flush.run(StoreRetry.NONE);
        owner.settle(flush);
    }
}
