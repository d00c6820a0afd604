package org.karmayogi.pulse.metrics.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random schedules of crashes, sleepers, half-done flushes and slow readers, against the real owner, flush and reader, over
 * the store that a subclass brings.
 */
public abstract class ProtocolContract {

    private static final long SEED = 1_000_003;

    /** In memory the rarest of the broken variants is noticed after some tens of thousands of schedules. */
    private static final int BROKEN_SCHEDULES = 60_000;

    /** How many schedules. */
    protected abstract int schedules();

    /** A store without anything in it. */
    protected abstract MetricsStore empty();

    @Test
    void everyReadAtEveryStepIsTheFoldOfTheLogUpToTheCheckpoint() {
        int reads = 0;
        for (int run = 0; run < schedules(); run++) {
            try {
                reads += new ProtocolSchedule(empty(), store -> store, 0, SEED + run).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("schedule " + run + " of seed " + SEED + ": " + e.getMessage(), e);
            }
        }
        assertThat(reads).as("slow reads that came to an end").isGreaterThan(schedules());
    }

    /** Over the wire only the schedule is run that is known to notice, for finding one takes a second a schedule there. */
    @ParameterizedTest
    @ValueSource(strings = {"no fences", "one version", "blind loads", "unchanged totals skipped"})
    void aProtocolWithARuleLeftOutIsCaught(String rule) {
        UnaryOperator<MetricsStore> broken = BrokenStores.all().get(rule)::apply;
        for (int run = 0; run < BROKEN_SCHEDULES; run++) {
            if (isCaught(new InMemoryStore(), broken, run)) {
                assertThat(isCaught(empty(), broken, run))
                        .as("schedule %d notices: %s", run, rule)
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("no schedule noticed: " + rule);
    }

    private static boolean isCaught(MetricsStore store, UnaryOperator<MetricsStore> broken, int run) {
        try {
            new ProtocolSchedule(store, broken, 0, SEED + run).run();
            return false;
        } catch (AssertionError | RuntimeException caught) {
            return true;
        }
    }
}
