package org.karmayogi.pulse.metrics.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.karmayogi.pulse.metrics.commit.FoldOutcome;

/** Every meter of this service by name; names and labels are documented in {@code docs/canvas/metrics-service.md}. */
public final class MetricsMeters {

    private static final String RECORDS = "pulse.records";

    private final MeterRegistry registry;
    private final Counter counted;
    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter dead;
    private final Counter fenced;
    private final Counter takeOvers;
    private final Counter storeFailures;
    private final Counter setAsideFailures;
    private final Timer flushes;
    private final AtomicInteger setAsideWaiting = new AtomicInteger();

    public MetricsMeters(MeterRegistry registry) {
        this.registry = registry;
        counted = records("counted");
        duplicates = records("duplicate");
        conflicts = records("conflict");
        dead = records("dead");
        fenced = Counter.builder("pulse.fenced")
                .description("Partitions given up because another owner was met")
                .register(registry);
        takeOvers = Counter.builder("pulse.takeovers")
                .description("Partitions taken over")
                .register(registry);
        storeFailures = Counter.builder("pulse.store.failures")
                .description("Calls to the store that failed and were tried again")
                .register(registry);
        setAsideFailures = Counter.builder("pulse.setaside.failures")
                .description("Attempts to set a record aside that failed; its partition waits meanwhile")
                .register(registry);
        Gauge.builder("pulse.setaside.waiting", setAsideWaiting, AtomicInteger::get)
                .description("Partitions that wait because a record could not be set aside")
                .register(registry);
        flushes = Timer.builder("pulse.flush")
                .description("Flushes of a partition, from the first write to the checkpoint")
                .publishPercentileHistogram()
                .register(registry);
    }

    private Counter records(String outcome) {
        return Counter.builder(RECORDS)
                .description("Records of the log by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void folded(FoldOutcome outcome, int deadRecords) {
        counted.increment(outcome.counted());
        duplicates.increment(outcome.duplicates());
        conflicts.increment(outcome.conflicts().size());
        dead.increment(deadRecords);
    }

    /** A record was set aside for good; what a replay meets again is not. */
    void setAside(SetAsideRecord record) {
        if (!record.isConflict()) {
            Counter.builder("pulse.dead")
                    .description("Records set aside as dead, by reason")
                    .tag("reason", record.reason())
                    .register(registry)
                    .increment();
        }
    }

    void fenced() {
        fenced.increment();
    }

    void tookOver() {
        takeOvers.increment();
    }

    void storeFailed() {
        storeFailures.increment();
    }

    void setAsideFailed() {
        setAsideFailures.increment();
    }

    void setAsideWaits(int more) {
        setAsideWaiting.addAndGet(more);
    }

    Timer flushes() {
        return flushes;
    }

    void lag(int consumer, Supplier<Number> lag) {
        Gauge.builder("pulse.lag", lag)
                .description("Records delivered to the log but not folded yet, over a consumer's partitions")
                .tag("consumer", String.valueOf(consumer))
                .register(registry);
    }

    /** Seconds between now and the moment the figures are complete through. */
    public void freshness(Supplier<Number> seconds) {
        Gauge.builder("pulse.freshness.seconds", seconds)
                .description("Age of asOf: every event acknowledged before it is in the figures")
                .register(registry);
    }
}
