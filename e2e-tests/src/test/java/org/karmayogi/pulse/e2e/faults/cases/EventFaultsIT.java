package org.karmayogi.pulse.e2e.faults.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.faults.Scene;
import org.karmayogi.pulse.e2e.faults.SharedScene;
import org.karmayogi.pulse.e2e.faults.ledger.Fate;
import org.karmayogi.pulse.e2e.faults.ledger.Push;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.LoggedEvent;
import org.karmayogi.pulse.e2e.faults.log.TopicReader;
import org.karmayogi.pulse.e2e.faults.system.Meters;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.history.PortalEvent.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events that come too often, too late, in the wrong order, or with strange values. */
@ExtendWith(SharedScene.class)
class EventFaultsIT {

    @Test
    void case14_theSameIdAHundredTimesAtOnceAndWithAnotherBody(Scene scene) throws IOException {
        People people = new People(scene);
        String learner = people.learner();
        scene.pushAll(List.of(people.onboarding(learner)));
        scene.assertClean();
        double counted = records(scene, "counted");
        double duplicates = records(scene, "duplicate");
        double conflicts = records(scene, "conflict");

        PortalEvent completion = people.completion(learner, "do_14", 60);
        Push push = scene.pushTo(scene.gateway());
        IntStream.range(0, 100).parallel().forEach(i -> push.send(People.batch(completion)));
        PortalEvent other = completion.at("2020-02-02T02:02:02Z");
        scene.pushAll(List.of(completion));
        scene.pushAll(List.of(other));

        scene.assertClean();
        JsonNode answer = scene.gateway().learner(learner).json(200);
        assertThat(answer.get("completions").asInt()).isEqualTo(1);
        assertThat(records(scene, "counted")).isEqualTo(counted + 1);
        assertThat(records(scene, "duplicate")).isGreaterThanOrEqualTo(duplicates + 100);
        assertThat(records(scene, "conflict")).isEqualTo(conflicts + 1);
        assertThat(new TopicReader(scene.log(), LogClient.REJECTS).next())
                .as("the second body, listed")
                .filteredOn(record -> LoggedEvent.header(record, "ce_id").equals(completion.id()))
                .hasSize(1)
                .allMatch(record -> LoggedEvent.header(record, "pulse_reason").equals("conflict"));
    }

    @Test
    void case16_anyOrderOfAHistory(Scene scene) throws IOException {
        People people = new People(scene);
        double counted = records(scene, "counted");
        List<String> learners = new ArrayList<>();
        Random random = new Random(16);
        for (int i = 0; i < 12; i++) {
            String learner = people.learner();
            learners.add(learner);
            List<PortalEvent> history = history(people, learner);
            // Twelve of the 5,040 orders, the first of them backwards; each event on its own, a month or years late.
            Collections.shuffle(history, random);
            if (i == 0) {
                history = history(people, learner);
                Collections.reverse(history);
            }
            history.forEach(event -> scene.pushAll(List.of(event)));
        }
        scene.assertClean();
        List<ObjectNode> states = new ArrayList<>();
        for (String learner : learners) {
            ObjectNode state = (ObjectNode) scene.gateway().learner(learner).json(200);
            state.remove(List.of("learnerId", "asOf", "partition", "offset", "facts"));
            states.add(state);
        }
        assertThat(states).allMatch(states.get(0)::equals);
        assertThat(states.get(0).get("completions").asInt()).isEqualTo(1);
        assertThat(records(scene, "counted")).isEqualTo(counted + 12 * 7);
    }

    private static List<PortalEvent> history(People people, String learner) {
        Map<String, Object> course = Map.of("courseId", "do_16");
        return new ArrayList<>(List.of(
                people.onboarding(learner),
                people.event(Kind.ENROLLED, learner, "2021-02-01T00:00:00Z", course),
                people.completion(learner, "do_16", 45),
                people.event(Kind.REVOKED, learner, "2022-03-01T00:00:00Z", course),
                people.event(
                        Kind.TRANSFERRED,
                        learner,
                        "2022-04-01T00:00:00Z",
                        Map.of(
                                "department",
                                people.scene().department(1),
                                "district",
                                people.scene().district(1))),
                people.event(
                        Kind.COMPLETED,
                        learner,
                        "2022-05-01T00:00:00Z",
                        Map.of("courseId", "do_16", "durationMinutes", 30)),
                people.event(Kind.WITHDRAWN, learner, "2022-06-01T00:00:00Z", course)));
    }

    @Test
    void case18_strangeNames(Scene scene) throws IOException {
        People people = new People(scene);
        double rejected = intakeRejected(scene);
        List<String> names = List.of("a.b", "$inc", "", "n".repeat(5_000), "\u202eمحمد", "a\u0000b", "{\"$gt\": 0}");
        Map<String, String> stored = new HashMap<>();
        int refused = 0;
        for (String name : names) {
            String learner = people.learner();
            Map<String, Object> fields = new HashMap<>(people.posting());
            fields.put("name", name);
            PortalEvent event = people.event(Kind.ONBOARDED, learner, "2021-01-01T00:00:00Z", fields);
            Push.Outcome outcome = scene.pushTo(scene.gateway()).send(People.batch(event));
            assertThat(outcome.certain()).isTrue();
            if (outcome.fates().containsKey(Fate.ACCEPTED)) {
                stored.put(learner, name);
            } else {
                refused++;
            }
        }
        for (String learner : List.of("$inc", "a b", "a\u0000b", "")) {
            Push.Outcome outcome = scene.pushTo(scene.gateway()).send(People.batch(people.onboarding(learner)));
            assertThat(outcome.fates()).isEqualTo(Map.of(Fate.REJECTED, 1));
            refused++;
        }
        scene.assertClean();
        for (Map.Entry<String, String> one : stored.entrySet()) {
            JsonNode answer = scene.gateway().learner(one.getKey()).json(200);
            assertThat(answer.get("name").asString("")).isEqualTo(one.getValue());
        }
        assertThat(stored).containsValues("a.b", "$inc");
        assertThat(intakeRejected(scene)).isEqualTo(rejected + refused);
    }

    private static double intakeRejected(Scene scene) {
        return Meters.sum(
                List.of(scene.cluster().client("onboarding-service")),
                "pulse_intake_events_total",
                "outcome=\"rejected\"");
    }

    private static double records(Scene scene, String outcome) {
        return scene.cluster().metricsMeter("pulse_records_total", "outcome=\"" + outcome + "\"");
    }
}
