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

/** The broker, and what it remembers of its consumers. */
@ExtendWith(SharedScene.class)
class LogFaultsIT {

    private static final int PARTITIONS = 12;

    @Test
    void case22_offsetsReset(Scene scene) throws IOException {
        afterAChangeOfTheGroup(scene, () -> scene.log().resetOffsets(PARTITIONS));
    }

    @Test
    void case22_consumerGroupDeleted(Scene scene) throws IOException {
        afterAChangeOfTheGroup(scene, () -> scene.log().deleteGroup());
    }

    private static void afterAChangeOfTheGroup(Scene scene, Runnable change) throws IOException {
        scene.pushAll(scene.newEvents(100, 1_000));
        scene.assertClean();
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

    @Test
    void theBrokerIsKilledWhileItIsReadFrom(Scene scene) throws IOException {
        try (Load load = scene.load(300, 22);
                CutWatch watch = scene.watch()) {
            Pause.millis(1_500);
            scene.cluster().broker().kill9();
            Pause.millis(1_000);
            scene.cluster().broker().start();
            Pause.millis(1_000);
            assertThat(load.unexpected()).isEmpty();
            assertThat(watch.broken()).isEmpty();
        }
        scene.assertClean();
    }

    private static double takeOvers(Scene scene) {
        return scene.cluster().metricsMeter("pulse_takeovers_total");
    }

    private static double records(Scene scene) {
        return scene.cluster().metricsMeter("pulse_records_total");
    }
}
