package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.check.Rebuild;
import org.karmayogi.pulse.e2e.faults.ledger.Load;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.TopicReader;
import org.karmayogi.pulse.e2e.faults.system.Meters;
import org.karmayogi.pulse.e2e.faults.system.MetricsInstance;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;

/** One person, several ids: linked and unlinked before and after the facts, under load, while owners die. */
@ExtendWith(SharedScene.class)
class IdentityFaultsIT {

    private static final Instant NOON = Instant.parse("2024-05-05T06:30:00Z");

    private static JsonNode proof(Scene scene, String learner) throws IOException {
        return scene.gateway().learner(learner).json(200);
    }

    private static JsonNode fact(JsonNode proof, String id) {
        for (JsonNode fact : proof.get("facts")) {
            if (fact.get("id").asString().equals(id)) {
                return fact;
            }
        }
        throw new AssertionError("no fact " + id + " in " + proof);
    }

    private static void settle(Scene scene) throws IOException {
        scene.gateway().settle(Instant.now());
    }

    @Test
    void case34_oneAndTwoCompletionsWithOneInCommonAreTwo(Scene scene) throws IOException {
        People people = new People(scene);
        LinkedIdentities links = new LinkedIdentities(scene, 34);
        String alias = people.learner();
        String learner = people.learner();
        var early = people.completion(alias, "do_common", 30);
        scene.pushAll(List.of(
                people.onboarding(learner),
                people.onboarding(alias),
                early,
                people.completion(learner, "do_common", 40),
                people.completion(learner, "do_own", 50)));
        String link = links.pushLink(alias, learner, NOON);
        // The first answer whose asOf has passed the acknowledgement must have it: nothing else is waited for.
        settle(scene);
        JsonNode merged = proof(scene, learner);
        assertThat(merged.get("completions").asInt()).isEqualTo(2);
        assertThat(merged.get("aliases").get(0).asString()).isEqualTo(alias);
        assertThat(fact(merged, early.id()).get("sentAs").asString()).isEqualTo(alias);
        JsonNode away = proof(scene, alias);
        assertThat(away.get("linkedTo").asString()).isEqualTo(learner);
        assertThat(away.get("standing").asString()).isEqualTo("unregistered");
        assertThat(away.get("cells")).isEmpty();
        assertThat(fact(away, early.id()).get("effect").asString()).isEqualTo("moved");
        assertThat(fact(away, early.id()).get("countsAt").asString()).isEqualTo(learner);

        var late = people.completion(alias, "do_late", 20);
        scene.pushAll(List.of(late));
        settle(scene);
        assertThat(proof(scene, learner).get("completions").asInt()).isEqualTo(3);

        links.pushUnlink(alias, "CASE/nobody", NOON.plusSeconds(1));
        settle(scene);
        assertThat(proof(scene, learner).get("completions").asInt()).isEqualTo(3);

        links.pushUnlink(alias, learner, NOON.plusSeconds(2));
        settle(scene);
        assertThat(proof(scene, learner).get("completions").asInt()).isEqualTo(2);
        JsonNode back = proof(scene, alias);
        assertThat(back.get("completions").asInt()).isEqualTo(2);
        assertThat(back.get("standing").asString()).isEqualTo("registered");
        assertThat(fact(back, link).get("effect").asString()).isEqualTo("undone");
        scene.assertClean();
    }

    /** Every time the first answer whose asOf passes the acknowledgement is exact. */
    @Test
    void case34_asOfPassesALinkOnlyWhenItIsDone(Scene scene) throws IOException {
        People people = new People(scene);
        LinkedIdentities links = new LinkedIdentities(scene, 341);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        for (int i = 0; i < 12; i++) {
            String alias = people.learner();
            scene.pushAll(List.of(people.completion(alias, "do_" + i, 10)));
            links.pushLink(alias, learner, NOON);
            settle(scene);
            assertThat(proof(scene, learner).get("completions").asInt()).isEqualTo(i + 1);
        }
        scene.assertClean();
    }

    @Test
    void case34_linkedToAndFroUnderLoadWhileOwnersDie(Scene scene) throws IOException {
        LinkedIdentities links = new LinkedIdentities(scene, 342);
        List<String> people = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(i -> "UP/34000001/%05d".formatted(i))
                .toList());
        people.add(new People(scene).learner());
        MetricsInstance metrics = scene.metrics();
        try (Load load = scene.load(300, 34)) {
            for (int kill = 0; kill < 3; kill++) {
                for (int i = 0; i < 60; i++) {
                    links.step(people);
                    Pause.millis(20);
                }
                metrics.process().kill9();
                metrics.process().start();
            }
            scene.cluster().scaleTo(2);
            for (int i = 0; i < 60; i++) {
                links.step(people);
                Pause.millis(20);
            }
            scene.cluster().scaleTo(1);
            assertThat(load.unexpected()).isEmpty();
        }
        scene.await(() -> forwarded(metrics) > 0, Duration.ofSeconds(30), "something was forwarded");
        scene.assertClean();
        assertThat(links.size()).as("links and unlinks").isGreaterThan(150);

        long records = records(scene);
        for (String from : List.of("log", "learners")) {
            Rebuild.run(scene.gateway(), from);
            scene.assertClean();
            assertThat(records(scene))
                    .as("records, after a rebuild from %s: what was forwarded is not forwarded again", from)
                    .isEqualTo(records);
        }
    }

    private static long records(Scene scene) {
        TopicReader reader = new TopicReader(scene.log(), LogClient.EVENTS);
        reader.next();
        return reader.position();
    }

    private static double forwarded(MetricsInstance instance) {
        return Meters.sum(List.of(instance.client()), "pulse_fold_forwarded_total");
    }
}
