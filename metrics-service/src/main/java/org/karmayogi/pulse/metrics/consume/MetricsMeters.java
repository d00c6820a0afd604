package org.karmayogi.pulse.metrics.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.karmayogi.pulse.metrics.background.Outbox;

/** Every meter of this service by name; names and labels are documented in {@code docs/metrics.md}. */
public final class MetricsMeters {

    private static final String LAG = "pulse.lag";

    private final MeterRegistry registry;
    private final RecordMeters live;
    private final RecordMeters rebuild;
    private final Counter fenced;
    private final Counter takeOvers;
    private final Counter storeFailures;
    private final Counter setAsideFailures;
    private final Counter reviewsUnreadable;
    private final Counter forwarded;
    private final Timer folds;
    private final Timer flushes;
    private final AtomicInteger setAsideWaiting = new AtomicInteger();

    public MetricsMeters(MeterRegistry registry) {
        this.registry = registry;
        live = new RecordMeters(registry, "pulse.records");
        rebuild = new RecordMeters(registry, "pulse.rebuild.records");
        fenced = Counter.builder("pulse.fenced")
                .description("Partitions given up because another owner was met")
                .register(registry);
        takeOvers = Counter.builder("pulse.takeovers")
                .description("Partitions taken over")
                .register(registry);
        storeFailures = Counter.builder("pulse.store.failures")
                .description("Calls to the store that failed while a partition was folded or flushed")
                .register(registry);
        setAsideFailures = Counter.builder("pulse.setaside.failures")
                .description(
                        "Attempts to set a record aside, or to forward one, that failed; its partition waits meanwhile")
                .register(registry);
        forwarded = Counter.builder("pulse.fold.forwarded")
                .description("Records written to the log once more, under the key where they count")
                .register(registry);
        reviewsUnreadable = Counter.builder("pulse.reviews.unreadable")
                .description("Records under a review's key that are none and were passed over")
                .register(registry);
        Gauge.builder("pulse.setaside.waiting", setAsideWaiting, AtomicInteger::get)
                .description("Partitions that wait because a record could not be set aside or forwarded")
                .register(registry);
        folds = Timer.builder("pulse.fold")
                .description("Folds of what one poll delivered of a partition, decoding included")
                .publishPercentileHistogram()
                .register(registry);
        flushes = Timer.builder("pulse.flush")
                .description("Flushes of a partition, from the first write to the checkpoint")
                .publishPercentileHistogram()
                .register(registry);
    }

    /** What becomes of records that are folded into the live generation. */
    RecordMeters live() {
        return live;
    }

    /** What becomes of records that are folded into a generation that is being built. */
    RecordMeters rebuild() {
        return rebuild;
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

    /** A record that should be a review is none. */
    public void reviewUnreadable() {
        reviewsUnreadable.increment();
    }

    /** How it goes with what is written to the broker before a flush. */
    Outbox.Meters outbox() {
        return new Outbox.Meters() {
            @Override
            public void failed() {
                setAsideFailures.increment();
            }

            @Override
            public void waits(int more) {
                setAsideWaiting.addAndGet(more);
            }
        };
    }

    /** The broker has taken so many records that were forwarded. */
    void forwarded(int records) {
        forwarded.increment(records);
    }

    Timer folds() {
        return folds;
    }

    Timer flushes() {
        return flushes;
    }

    void lag(int generation, Supplier<Number> lag) {
        Gauge.builder(LAG, lag)
                .description("Records delivered to the log but not folded yet, over the partitions of this instance")
                .tag("generation", String.valueOf(generation))
                .register(registry);
    }

    void noLag(int generation) {
        registry.find(LAG)
                .tag("generation", String.valueOf(generation))
                .meters()
                .forEach(registry::remove);
    }

    void generation(Supplier<Number> live) {
        Gauge.builder("pulse.generation", live)
                .description("The generation that answers are made from; grows with every rebuild")
                .register(registry);
    }

    /** Connections that listen to the stream. */
    public void listeners(Supplier<Number> count) {
        Gauge.builder("pulse.stream.listeners", count)
                .description("Connections that listen to the stream of summaries")
                .register(registry);
    }

    /** Seconds between now and the moment the figures are complete through. */
    public void freshness(Supplier<Number> seconds) {
        Gauge.builder("pulse.freshness.seconds", seconds)
                .description("Age of asOf: every event acknowledged before it is in the figures")
                .register(registry);
    }
}
