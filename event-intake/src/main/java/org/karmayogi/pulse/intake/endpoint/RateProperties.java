package org.karmayogi.pulse.intake.endpoint;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many events each portal may send to one instance of a service.
 *
 * @param eventsPerSecond in the long run: half of what one metrics-service folds on two cores, so that no single portal makes the figures
 *     fall behind
 * @param burst after a quiet time: ten seconds' worth, a state's busiest day in one go
 */
public record RateProperties(
        @DefaultValue("50000") long eventsPerSecond,
        @DefaultValue("500000") long burst) {

    public RateProperties {
        Bounds.require("rate.events-per-second", eventsPerSecond, 1, 10_000_000);
        Bounds.require("rate.burst", burst, 1, 100_000_000);
    }
}
