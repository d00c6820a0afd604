package org.karmayogi.pulse.intake.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What is known of identities at the door. Thread-safe. */
public final class IdentityMeters {

    /** Aliases that stand for a learner, as far as this instance knows. */
    public static final String LINKS = "pulse.intake.identities";

    /**
     * 1 once the topic of identities has been read; before, what names an alias is taken as it is, and the fold
     * forwards it.
     */
    public static final String CAUGHT_UP = "pulse.intake.identities.caught.up";

    /** Identities in the log that could not be written to the topic; the fold forwards what names them. */
    public static final String LOST = "pulse.intake.identities.lost";

    /** Records under an identity's key that are none. */
    public static final String UNREADABLE = "pulse.intake.identities.unreadable";

    private final MeterRegistry registry;
    private final Counter lost;
    private final Counter unreadable;

    public IdentityMeters(MeterRegistry registry) {
        this.registry = registry;
        this.lost = Counter.builder(LOST)
                .description("Identities in the log that could not be written to learning-reference")
                .register(registry);
        this.unreadable = Counter.builder(UNREADABLE)
                .description("Records of learning-reference under an identity's key that are none")
                .register(registry);
    }

    /** Tells where to ask what is known. */
    public void follows(Supplier<Number> links, BooleanSupplier caughtUp) {
        Gauge.builder(LINKS, links)
                .description("Aliases that stand for a learner, as far as this instance knows")
                .register(registry);
        Gauge.builder(CAUGHT_UP, caughtUp, it -> it.getAsBoolean() ? 1 : 0)
                .description("Whether the topic of identities has been read once")
                .strongReference(true)
                .register(registry);
    }

    /** One could not be written. */
    public void lost() {
        lost.increment();
    }

    /** A record is not what its key says. */
    public void unreadable() {
        unreadable.increment();
    }
}
