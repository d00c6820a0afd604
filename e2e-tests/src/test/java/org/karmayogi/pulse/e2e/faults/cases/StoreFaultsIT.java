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

/** The store goes away, slowly or in the middle of a message, and comes back. */
@ExtendWith(SharedScene.class)
class StoreFaultsIT {

    private static final int GONE_SECONDS = Integer.getInteger("pulse.e2e.store-gone-seconds", 15);

    @Test
    void case09_theStoreIsGone(Scene scene) throws IOException {
        double dead = dead(scene);
        double failures = failures(scene);
        try (Load load = scene.load(300, 9);
                CutWatch watch = scene.watch()) {
            Pause.millis(1_000);
            scene.metrics().store().cutInMidMessage();
            Pause.millis(500);
            scene.metrics().store().cut();
            Pause.millis(GONE_SECONDS * 1_000L);
            assertThat(scene.gateway().get("/v1/metrics/summary").status())
                    .as("the last figures are still served")
                    .isEqualTo(200);
            scene.metrics().store().pass();
            Pause.millis(1_000);
            assertThat(load.unexpected()).isEmpty();
            assertThat(watch.broken()).isEmpty();
        }
        scene.assertClean();
        assertThat(failures(scene)).isGreaterThan(failures);
        assertThat(dead(scene)).as("dead because of the store").isEqualTo(dead);
    }

    @Test
    void case09_theStoreTakesAndDoesNotAnswer(Scene scene) throws IOException {
        double failures = failures(scene);
        try (Load load = scene.load(300, 90);
                CutWatch watch = scene.watch()) {
            Pause.millis(1_000);
            // These connections never say anything again, as behind a firewall that has forgotten them.
            scene.metrics().store().swallowAnswers();
            Pause.millis(5_000);
            scene.metrics().store().pass();
            assertThat(load.unexpected()).isEmpty();
            assertThat(watch.broken()).isEmpty();
        }
        scene.assertClean();
        assertThat(failures(scene)).isGreaterThan(failures);
    }

    @Test
    void case10_askedWhileAFlushIsHalfWay(Scene scene) throws IOException {
        double flushes = scene.cluster().metricsMeter("pulse_flush_seconds_count");
        try (Load load = scene.load(400, 10);
                CutWatch watch = scene.watch()) {
            // A flush of many small steps now takes seconds, and every question comes in the middle of one.
            scene.metrics().store().delay(60);
            scene.await(() -> watch.answers() > 300, Duration.ofSeconds(60), "300 answers");
            scene.metrics().store().pass();
            assertThat(watch.broken()).isEmpty();
            assertThat(watch.sums()).as("rows held against their summary").isGreaterThan(50);
            assertThat(load.unexpected()).isEmpty();
        }
        scene.assertClean();
        assertThat(scene.cluster().metricsMeter("pulse_flush_seconds_count")).isGreaterThan(flushes);
    }

    private static double dead(Scene scene) {
        return scene.cluster().metricsMeter("pulse_dead_total");
    }

    private static double failures(Scene scene) {
        return scene.cluster().metricsMeter("pulse_store_failures_total");
    }
}
