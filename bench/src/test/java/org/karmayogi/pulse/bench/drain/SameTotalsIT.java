package org.karmayogi.pulse.bench.drain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.Settings;
import org.karmayogi.pulse.bench.system.Backlog;
import org.karmayogi.pulse.bench.system.BenchSystem;

/**
 * Every side over one log, each with a store of its own; but for MongoDB's connector, whose worker takes 13 s to start, and whose totals
 * every run of S1 holds equal.
 */
class SameTotalsIT {

    private static final Settings SETTINGS = new Settings(1, true, 1, System.out);
    private static final Drain DRAIN = new Drain(1_000, 3_000, 6_000, SETTINGS);
    private static final Side PULSE = new Side.Pulse(Duration.ofSeconds(1));

    @Test
    void everySideReadsToTheEndAndMakesTheSameTotals() throws Exception {
        try (BenchSystem system = new BenchSystem(SETTINGS)) {
            int broker = system.broker();
            try (Backlog backlog = new Backlog(broker, DRAIN.source())) {
                backlog.write(DRAIN.warmUp());
                Map<Integer, Long> warm = backlog.publish();
                Map<Side, Place> places = new HashMap<>();
                Map<Side, Progress> progress = new HashMap<>();
                for (Side side : List.of(PULSE, Side.STREAMS, Side.NAIVE, Side.PARSE)) {
                    places.put(side, Place.at(system, broker));
                    progress.put(side, side.start(places.get(side)));
                }
                progress.values().forEach(it -> Drain.await(system, it, warm));
                Totals before = PULSE.totals(places.get(PULSE));
                backlog.write(DRAIN.events());
                assertThat(PULSE.totals(places.get(PULSE)).difference(before))
                        .as("what is not published yet")
                        .isEmpty();
                Map<Integer, Long> all = backlog.publish();
                progress.values().forEach(it -> Drain.await(system, it, all));
                Totals after = PULSE.totals(places.get(PULSE));
                assertThat(after.difference(before)).isPresent();
                assertThat(after.size()).isGreaterThan(DRAIN.people());
                for (Side side : List.of(Side.STREAMS, Side.NAIVE)) {
                    assertThat(side.totals(places.get(side)).difference(after))
                            .as("%s; logs are in %s", side.name(), system.folder())
                            .isEmpty();
                }
                places.values().forEach(Place::close);
            }
        }
    }
}
