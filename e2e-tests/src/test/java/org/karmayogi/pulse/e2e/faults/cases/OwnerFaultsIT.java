package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.check.CutWatch;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.faults.proxy.Trap;
import org.karmayogi.pulse.e2e.faults.system.Meters;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;
import org.karmayogi.pulse.e2e.system.Pause;

/** The owners of partitions die, multiply, sleep and wake up. */
@ExtendWith(SharedScene.class)
class OwnerFaultsIT {

    private static final int PARTITIONS = 12;

    /** The consumers' session is 6 s. */
    private static final int BEYOND_SESSION_MILLIS = 8_500;

    @Test
    void case06_killedBetweenTwoStepsOfAFlush(Scene scene) throws IOException {
        MetricsInstance metrics = scene.metrics();
        Random random = new Random(6);
        try (Load load = scene.load(300, 6)) {
            // The first writes of a flush are learners, then totals, then the checkpoint; 12 partitions flush side by
            // side.
            for (int number : List.of(1, 2, 3 + random.nextInt(40))) {
                Trap.AtWrite trap = new Trap.AtWrite(number, number % 2 == 1, metrics.process()::kill9);
                metrics.store().set(trap);
                scene.await(trap::hasSprung, Duration.ofSeconds(20), "write number " + number);
                metrics.store().pass();
                metrics.process().start();
                scene.await(
                        () -> takeOvers(metrics) >= PARTITIONS, Duration.ofSeconds(30), "all partitions taken over");
            }
            assertThat(load.unexpected()).isEmpty();
        }
        scene.assertClean();
        assertThat(takeOvers(metrics)).isGreaterThanOrEqualTo(PARTITIONS);
    }

    @Test
    void case07_oneToFourToOneInstances(Scene scene) throws IOException {
        try (Load load = scene.load(300, 7);
                CutWatch watch = scene.watch()) {
            Pause.millis(1_000);
            scene.cluster().scaleTo(4);
            List<MetricsInstance> added = scene.cluster().metrics().subList(1, 4);
            scene.await(
                    () -> added.stream().allMatch(instance -> takeOvers(instance) > 0),
                    Duration.ofSeconds(30),
                    "every instance owns partitions");
            Pause.millis(2_000);
            scene.cluster().scaleTo(1);
            Pause.millis(1_000);
            assertThat(load.unexpected()).isEmpty();
            assertThat(watch.broken()).isEmpty();
        }
        scene.assertClean();
    }

    @Test
    void case08_anOwnerSleepsThroughItsSession(Scene scene) throws IOException {
        scene.cluster().scaleTo(2);
        MetricsInstance sleeper = scene.metrics();
        MetricsInstance other = scene.cluster().metrics().get(1);
        try (Load load = scene.load(300, 8)) {
            scene.await(() -> takeOvers(other) > 0, Duration.ofSeconds(20), "the second owns partitions");
            // Slow writes, so that it falls asleep in the middle of flushes.
            sleeper.store().delay(400);
            Pause.millis(1_500);
            double takenOver = takeOvers(other);
            sleeper.process().pause();
            Pause.millis(BEYOND_SESSION_MILLIS);
            scene.await(
                    () -> takeOvers(other) > takenOver, Duration.ofSeconds(20), "the second takes over the sleeper's");
            sleeper.store().pass();
            sleeper.process().resume();
            scene.await(() -> fenced(sleeper) > 0, Duration.ofSeconds(20), "the sleeper is fenced, and counts it");
            assertThat(load.unexpected()).isEmpty();
        }
        scene.assertClean();
    }

    private static double takeOvers(MetricsInstance instance) {
        return Meters.sum(List.of(instance.client()), "pulse_takeovers_total");
    }

    private static double fenced(MetricsInstance instance) {
        return Meters.sum(List.of(instance.client()), "pulse_fenced_total");
    }
}
