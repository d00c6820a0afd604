package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;

/** What the broker remembers of its consumers is lost. */
@ExtendWith(SharedScene.class)
class LogFaultsIT {

    private static final int PARTITIONS = 12;

    @Test
    void case22_offsetsResetThenTheGroupDeleted(Scene scene) throws IOException {
        scene.pushAll(scene.newEvents(100, 1_000));
        scene.assertClean();
        afterAChangeOfTheGroup(scene, () -> scene.log().resetOffsets(PARTITIONS));
        afterAChangeOfTheGroup(scene, () -> scene.log().deleteGroup());
    }

    private static void afterAChangeOfTheGroup(Scene scene, Runnable change) throws IOException {
        scene.metrics().process().sigterm();
        change.run();
        scene.metrics().process().start();
        scene.await(() -> takeOvers(scene) >= PARTITIONS, Duration.ofSeconds(30), "all partitions taken over");
        scene.pushAll(scene.newEvents(100, 100));
        scene.assertClean();
        assertThat(records(scene))
                .as("records folded since: the checkpoint decides where to read, not the group")
                .isBetween(100.0, 250.0);
    }

    private static double takeOvers(Scene scene) {
        return scene.cluster().metricsMeter("pulse_takeovers_total");
    }

    private static double records(Scene scene) {
        return scene.cluster().metricsMeter("pulse_records_total");
    }
}
