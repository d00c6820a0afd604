package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.check.CutWatch;
import org.karmayogi.pulse.e2e.faults.check.Rebuild;
import org.karmayogi.pulse.e2e.faults.check.RecountCheck;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import tools.jackson.databind.JsonNode;

/** Figures that were damaged, or whose log is gone, are made anew beside the live ones. */
@ExtendWith(SharedScene.class)
class RebuildIT {

    @Test
    void case24_aTotalChangedByHand(Scene scene) throws IOException {
        scene.pushAll(scene.newEvents(200, 2_000));
        scene.assertClean();
        assertThat(new StoredTotals(scene.cluster().storePort()).addToCompletions(5))
                .isPositive();

        JsonNode audit = RecountCheck.recount(scene.metrics().client());
        assertThat(audit.get("differenceCount").asLong()).isEqualTo(1);
        JsonNode difference = audit.get("differences").get(0);
        assertThat(difference.get("measure").asString()).isEqualTo("completions");
        assertThat(difference.get("total").asLong() - difference.get("recount").asLong())
                .isEqualTo(5);
        assertThat(scene.cluster().metricsMeter("pulse_recount_differences")).isEqualTo(1);

        rebuild(scene, "log");
        scene.assertClean();
        assertThat(scene.cluster().metricsMeter("pulse_recount_differences")).isZero();
    }

    @Test
    void case25_rebuiltFromLearners(Scene scene) throws IOException {
        scene.pushAll(scene.newEvents(200, 2_000));
        scene.assertClean();
        rebuild(scene, "learners");
        scene.assertClean();
        assertThat(scene.cluster().metricsMeter("pulse_recount_differences")).isZero();
    }

    /** While events come in and questions are asked: none may be refused, or answered with half a generation. */
    private static void rebuild(Scene scene, String from) throws IOException {
        try (Load load = scene.load(200, from.hashCode());
                CutWatch watch = scene.watch()) {
            assertThat(Rebuild.run(scene.gateway(), from).get("from").asString())
                    .isEqualTo(from);
            assertThat(watch.answers()).isPositive();
            assertThat(watch.refused()).isZero();
            // The damaged cut and the rebuilt one are the same cut with other figures, which is what a rebuild is for.
            assertThat(watch.broken())
                    .filteredOn(broken -> !broken.contains("about the same cut"))
                    .isEmpty();
            assertThat(load.unexpected()).isEmpty();
        }
    }
}
