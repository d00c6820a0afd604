package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.check.CutWatch;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.system.Pause;

/** Everything in the store can be folded again from the log. */
@ExtendWith(SharedScene.class)
class StoreLostIT {

    @Test
    void aStoreThatLostEverythingIsFilledAgainFromTheLog(Scene scene) throws IOException {
        scene.pushAll(scene.newEvents(200, 2_000));
        scene.assertClean();
        double takeOvers = scene.cluster().metricsMeter("pulse_takeovers_total");
        try (Load load = scene.load(300, 99);
                CutWatch watch = scene.watch()) {
            Pause.millis(1_000);
            scene.cluster().store().kill9();
            Pause.millis(1_000);
            scene.cluster().store().start();
            scene.await(
                    () -> scene.cluster().metricsMeter("pulse_takeovers_total") >= takeOvers + 12,
                    Duration.ofSeconds(30),
                    "every partition taken over anew");
            assertThat(load.unexpected()).isEmpty();
            assertThat(watch.broken())
                    .as("answers while the store is empty, or half full")
                    .isEmpty();
        }
        scene.assertClean();
    }
}
