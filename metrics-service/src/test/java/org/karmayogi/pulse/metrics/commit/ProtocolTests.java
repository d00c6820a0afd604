package org.karmayogi.pulse.metrics.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random schedules of crashes, sleepers, half-done flushes and slow readers, against the real owner, flush and reader. */
class ProtocolTests {

    private static final long SEED = 1_000_003;
    private static final int SCHEDULES = 1_000;

    @Test
    void everyReadAtEveryStepIsTheFoldOfTheLogUpToTheCheckpoint() {
        int reads = 0;
        for (int run = 0; run < SCHEDULES; run++) {
            try {
                reads += new ProtocolSchedule(new InMemoryStore(), store -> store, 0, SEED + run).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("schedule " + run + " of seed " + SEED + ": " + e.getMessage(), e);
            }
        }
        assertThat(reads).as("slow reads that came to an end").isGreaterThan(SCHEDULES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no fences", "one version", "blind loads", "unchanged totals skipped"})
    void aProtocolWithARuleLeftOutIsCaught(String rule) {
        Function<MetricsStore, MetricsStore> broken = BrokenStores.all().get(rule);
        for (int run = 0; run < 60 * SCHEDULES; run++) {
            try {
                new ProtocolSchedule(new InMemoryStore(), broken::apply, 0, SEED + run).run();
            } catch (AssertionError | RuntimeException caught) {
                return;
            }
        }
        throw new AssertionError("no schedule noticed: " + rule);
    }
}
