package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** What was refused is corrected by an operator, and counts as the portal's own. */
@ExtendWith(SharedSystem.class)
class ReplayContractIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final PulseClient client;
    private final String run = Bodies.id();

    ReplayContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void aCorrectedEventCountsOnceAsThePortalsHoweverOftenItIsReplayed() throws IOException {
        String learner = "L-replay-" + run;
        client.push("/v1/onboardings", Bodies.onboarding(run, learner, "LUKNOW"))
                .problem(422, "invalid-event");
        String id = rejected(run).get("id").asString();

        for (int time = 0; time < 2; time++) {
            JsonNode answer = replay(id, Bodies.onboarding(run, learner, "LUCKNOW"), "admin")
                    .json(202);
            assertThat(answer.get("id").asString()).isEqualTo(run);
            assertThat(answer.get("status").asString()).isEqualTo("accepted");
        }

        client.settle(Instant.now());
        JsonNode proof = client.learner(learner).json(200);
        assertThat(proof.get("facts")).hasSize(1);
        assertThat(proof.at("/facts/0/source").asString()).isEqualTo("portal");
        assertThat(proof.at("/facts/0/id").asString()).isEqualTo(run);
        assertThat(proof.get("standing").asString()).isEqualTo("registered");
        assertThat(proof.at("/posting/district").asString()).isEqualTo("LUCKNOW");

        JsonNode replay = noted(id);
        assertThat(replay.get("by").asString()).isEqualTo("admin");
        assertThat(replay.get("eventId").asString()).isEqualTo(run);
    }

    @Test
    void whatIsStillWrongIsToldByPointerAndMayNotBeAnArray() throws IOException {
        String learner = "L-wrong-" + run;
        client.push("/v1/completions", Bodies.completion(run, learner, "do_1", 0))
                .problem(422, "invalid-event");
        String id = rejected(run).get("id").asString();

        JsonNode errors = replay(id, Bodies.completion(run, learner, "do_1", 60_001), "admin")
                .problem(422, "invalid-event")
                .get("errors");
        assertThat(errors.at("/0/pointer").asString()).isEqualTo("/durationMinutes");
        replay(id, "[" + Bodies.completion(run, learner, "do_1", 60) + "]", "admin")
                .problem(400, "malformed-request");
        replay(id, Bodies.completion(run, learner, "do_1", 60), "portal").problem(403, "forbidden");

        client.settle(Instant.now());
        client.learner(learner).problem(404, "not-found");
        assertThat(client.get("/v1/rejects/" + id, "admin")
                        .json(200)
                        .at("/reject/replay")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsNoRejectIs404AndAConflictIs409() throws IOException {
        for (String id : new String[] {"0@999999999", "7@0", "no-such"}) {
            JsonNode problem = replay(id, Bodies.completion(run, "L-none", "do_1", 60), "admin")
                    .problem(404, "not-found");
            assertThat(problem.get("detail").asString()).contains("'" + id + "'", "0@17");
        }
        String learner = "L-twice-" + run;
        client.push("/v1/completions", Bodies.completion(run, learner, "do_1", 60))
                .expect(202);
        client.push("/v1/completions", Bodies.completion(run, learner, "do_1", 61))
                .expect(202);
        JsonNode conflict = rejected("\"durationMinutes\":61", "?reason=conflict");
        JsonNode problem = replay(conflict.get("id").asString(), Bodies.completion(run, learner, "do_1", 61), "admin")
                .problem(409, "conflict");
        assertThat(problem.get("detail").asString()).contains("an id of its own");
    }

    private Answer replay(String id, String body, String key) throws IOException {
        return client.push("/v1/rejects/" + id + "/replay", body, key);
    }

    private JsonNode rejected(String part) throws IOException {
        return rejected(part, "?source=portal");
    }

    /** The latest reject whose bytes have this part; there is one soon. */
    private JsonNode rejected(String part, String query) throws IOException {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        while (true) {
            Optional<JsonNode> found = find(part, query);
            if (found.isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime()).as("a reject with " + part).isLessThan(deadline);
            Pause.millis(100);
        }
    }

    private Optional<JsonNode> find(String part, String query) throws IOException {
        for (JsonNode item :
                client.get("/v1/rejects" + query, "admin").json(200).get("items")) {
            String id = item.get("id").asString();
            JsonNode detail = client.get("/v1/rejects/" + id, "admin").json(200);
            if (detail.path("body").asString("").contains(part)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private JsonNode noted(String id) throws IOException {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        JsonNode replay = client.get("/v1/rejects/" + id, "admin").json(200).at("/reject/replay");
        while (replay.isNull()) {
            assertThat(System.nanoTime()).as("the note at " + id).isLessThan(deadline);
            Pause.millis(100);
            replay = client.get("/v1/rejects/" + id, "admin").json(200).at("/reject/replay");
        }
        return replay;
    }
}
