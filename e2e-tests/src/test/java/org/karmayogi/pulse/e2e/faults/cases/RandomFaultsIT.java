package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.torture.TortureRun;

/**
 * A minute of mixed faults from a seed, then everything compared. {@code -Dpulse.e2e.seed=…} for another seed,
 * {@code ./pulse torture} for a longer run.
 */
@ExtendWith(SharedScene.class)
class RandomFaultsIT {

    private static final long SEED = Long.getLong("pulse.e2e.seed", 20_261_123);
    private static final Duration FAULTS = Duration.ofSeconds(Integer.getInteger("pulse.e2e.seconds", 60));

    @Test
    void aMinuteOfMixedFaultsChangesNoFigure(Scene scene) throws Exception {
        try (TortureRun run = new TortureRun(scene, SEED, 250)) {
            run.faults(FAULTS);
            run.checkpoint();
            assertThat(run.failures()).as(run.evidence()).isEmpty();
            assertThat(run.answers()).as(run.evidence()).isGreaterThan(200);
        }
    }
}
