package org.karmayogi.pulse.metrics.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counters of records by what became of them. */
final class RecordMeters {

    private final MeterRegistry registry;
    private final String records;
    private final String deadByReason;
    private final Counter counted;
    private final Counter duplicates;
    private final Counter conflicts;
    private final Counter dead;

    /**
     * Counters under two names.
     *
     * @param records of all records, by outcome
     * @param deadByReason of those that can never count
     */
    RecordMeters(MeterRegistry registry, String records, String deadByReason) {
        this.registry = registry;
        this.records = records;
        this.deadByReason = deadByReason;
        counted = outcome("counted");
        duplicates = outcome("duplicate");
        conflicts = outcome("conflict");
        dead = outcome("dead");
    }

    private Counter outcome(String outcome) {
        return Counter.builder(records)
                .description("Records of the log by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void folded(int newFacts, int repeated, int conflicting) {
        counted.increment(newFacts);
        duplicates.increment(repeated);
        conflicts.increment(conflicting);
    }

    void dead(DeadReason reason) {
        dead.increment();
        Counter.builder(deadByReason)
                .description("Records set aside as dead, by reason")
                .tag("reason", reason.code())
                .register(registry)
                .increment();
    }
}
