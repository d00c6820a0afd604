package org.karmayogi.pulse.metrics.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.karmayogi.pulse.metrics.commit.FoldOutcome;

/** Counters of records by what became of them. */
final class RecordMeters {

    private final Counter counted;
    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter dead;

    RecordMeters(MeterRegistry registry, String name) {
        counted = outcome(registry, name, "counted");
        duplicates = outcome(registry, name, "duplicate");
        conflicts = outcome(registry, name, "conflict");
        dead = outcome(registry, name, "dead");
    }

    private static Counter outcome(MeterRegistry registry, String name, String outcome) {
        return Counter.builder(name)
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
}
