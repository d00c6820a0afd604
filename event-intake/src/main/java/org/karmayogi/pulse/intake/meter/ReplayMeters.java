package org.karmayogi.pulse.intake.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What becomes of replays of rejects. Thread-safe. An operator's tries are no portal's events, so they are counted here only. */
public final class ReplayMeters {

    /** Replays answered, by {@code outcome}. */
    public static final String REPLAYS = "pulse.intake.replays";

    /** What a replay was answered. */
    public enum Outcome {
        /** The event is in the log. */
        ACCEPTED,
        /** The corrected event is not valid either. */
        REJECTED,
        /** There is no such reject, or it cannot be replayed. */
        REFUSED,
        /** The event is in the log; that it was replayed is not noted. */
        NOT_NOTED,
        /** The log did not answer. */
        UNAVAILABLE;

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Outcome, Counter> replays = new EnumMap<>(Outcome.class);

    public ReplayMeters(MeterRegistry registry) {
        for (Outcome outcome : Outcome.values()) {
            replays.put(
                    outcome,
                    Counter.builder(REPLAYS)
                            .description("Replays of rejects answered, by outcome")
                            .tag("outcome", outcome.label())
                            .register(registry));
        }
    }

    public void answered(Outcome outcome) {
        Objects.requireNonNull(replays.get(outcome)).increment();
    }
}
