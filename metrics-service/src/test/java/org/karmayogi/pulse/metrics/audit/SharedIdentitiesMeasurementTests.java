package org.karmayogi.pulse.metrics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.Facts;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/**
 * What finding shared identities costs, beside what a recount costs anyhow. For instance:
 * {@code "-Dtest.jvm.args=-Xmx96m -Dpulse.measure.facts=20000000"}.
 */
@EnabledIfSystemProperty(named = "pulse.measure.facts", matches = "\\d+")
class SharedIdentitiesMeasurementTests {

    private static final Instant AT = Instant.parse("2026-01-05T04:30:00Z");
    private static final int EACH = 10;
    private static final int LARGEST = 4 * 1024 * 1024;

    @TempDir
    Path folder;

    private static List<Fact> facts(long learner, boolean shares) {
        List<Fact> facts = new ArrayList<>(EACH);
        for (int i = 0; i < EACH; i++) {
            long owner = shares && i == 3 ? learner - 1 : learner;
            String id = "igot-2026-completion-" + owner + "-" + i;
            facts.add(Facts.of("igot-karmayogi", id, AT, i, new LearningEvent.Enrolled("do_1")));
        }
        return facts;
    }

    @Test
    void twoSharedIdentitiesAmongMillionsAreFound() {
        long learners = Long.getLong("pulse.measure.facts") / EACH;
        long start = System.nanoTime();
        for (long learner = 0; learner < learners; learner++) {
            facts(learner, false);
        }
        final long bare = System.nanoTime() - start;
        try (SharedIdentities identities = new SharedIdentities(folder, KeyedHash.random(), LARGEST)) {
            start = System.nanoTime();
            for (long learner = 0; learner < learners; learner++) {
                identities.add(
                        "UP-2026-" + learner, facts(learner, learner == learners / 2 || learner == learners - 1));
            }
            long added = System.nanoTime() - start;
            start = System.nanoTime();
            Suspects suspects = identities.find(20_000);
            long found = System.nanoTime() - start;
            report("%,d facts of %,d learners".formatted(learners * EACH, learners), bare, added, found);
            // Pairs of n identities that meet in 46 bits: n² / 2⁴⁷.
            double meeting = Math.pow((double) learners * EACH, 2) / (1L << 47);
            assertThat((double) suspects.pairs()).isBetween(2.0, 2 * meeting + 10);
            assertThat(suspects.learners()).contains("UP-2026-" + learners / 2, "UP-2026-" + (learners - 1));
            assertThat(suspects.complete()).isTrue();
        }
    }

    private static void report(String what, long bare, long added, long found) {
        System.out.printf(
                "%s: made in %s, with hashes written %s, sorted and compared %s; heap of %,d MB%n",
                what,
                Duration.ofNanos(bare),
                Duration.ofNanos(added),
                Duration.ofNanos(found),
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
