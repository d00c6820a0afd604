package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** One person with several ids counts once, from whichever moment on they are linked, and until they are not. */
@ExtendWith(SharedSystem.class)
class IdentityContractIT {

    private final PulseClient client;
    private final String run = Bodies.id();
    private final String learner = "L-" + run;
    private final String alias = "A-" + run;

    IdentityContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void onePlusTwoCompletionsWithOneInCommonAreTwoAndUnlinkingPutsItBack() throws IOException {
        client.push("/v1/onboardings", Bodies.onboarding(run + "-o", learner, "LUCKNOW"))
                .expect(202);
        complete("1", learner, "do_1");
        complete("2", alias, "do_1");
        complete("3", alias, "do_2");
        assertCompletions(learner, 1);
        assertCompletions(alias, 2);

        client.push("/v1/identities", identity("l", "2024-03-01T00:00:00Z")).expect(202);
        assertCompletions(learner, 2);

        complete("4", alias, "do_3");
        assertCompletions(learner, 3);

        client.push("/v1/identities/unlink", identity("u", "2024-03-02T00:00:00Z"))
                .expect(202);
        assertCompletions(learner, 1);
        assertCompletions(alias, 3);

        client.push("/v1/identities", identity("m", "2024-03-03T00:00:00Z")).expect(202);
        assertCompletions(learner, 3);
    }

    @Test
    void aFileLinksAsTheEventsDoAndIsAnsweredRowByRow() throws IOException {
        client.push("/v1/onboardings", Bodies.onboarding(run + "-o", learner, "AGRA"))
                .expect(202);
        complete("1", alias, "do_1");
        String file = "id,learnerId,alias,occurredAt\n%s-l,%s,%s,2024-03-01T00:00:00Z\n%s-x,%s,%s,yesterday\n"
                .formatted(run, learner, alias, run, learner, alias);

        Answer answer = client.send(client.request("/v1/identities", "portal")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file)));

        JsonNode results = answer.json(207);
        assertThat(results.get("accepted").asInt()).isEqualTo(1);
        assertThat(results.at("/items/1/line").asInt()).isEqualTo(3);
        assertThat(results.at("/items/1/errors/0/pointer").asString()).isEqualTo("/occurredAt");
        assertCompletions(learner, 1);
        client.send(client.request("/v1/identities", "portal")
                        .header("Content-Type", "text/csv")
                        .header("Accept", "text/csv; rows=rejected")
                        .POST(BodyPublishers.ofString(file)))
                .expect(207);
    }

    private void complete(String id, String by, String course) throws IOException {
        client.push("/v1/completions", Bodies.completion(run + "-" + id, by, course, 60))
                .expect(202);
    }

    private String identity(String id, String time) {
        return "{\"id\":\"%s-%s\",\"learnerId\":\"%s\",\"alias\":\"%s\",\"occurredAt\":\"%s\"}"
                .formatted(run, id, learner, alias, time);
    }

    private void assertCompletions(String id, int expected) throws IOException {
        client.settle(Instant.now());
        JsonNode proof = client.get("/v1/learners/" + id, "admin").json(200);
        assertThat(proof.get("completions").asInt()).as("%s", proof).isEqualTo(expected);
    }
}
