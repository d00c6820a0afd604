package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the standard feeds add up to, from the gateway to the figures. */
@ExtendWith(SharedSystem.class)
class FeedsContractIT {

    private final PulseClient client;
    private final String learner = "L-" + Bodies.id();

    FeedsContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void aStatementCountsOnceByPostAndByPutAndItsFirstBodyStands() throws IOException {
        String id = Bodies.id();
        String statement = statement(id, "completed", "2026-01-15T10:30:00Z", "PT1H30M");

        assertThat(post(statement).json(200)).isEqualTo(JsonMapper.shared().readTree("[\"" + id + "\"]"));
        assertThat(put(id, statement).expect(204).header("X-Experience-API-Version"))
                .isEqualTo("1.0.3");
        post(statement(id, "completed", "2026-01-15T10:30:00Z", "PT5M")).expect(200);

        JsonNode proof = proof();
        assertThat(proof.get("completions").asInt()).isEqualTo(1);
        assertThat(proof.get("trainingMinutes").asInt()).isEqualTo(90);
        assertThat(proof.get("facts")).hasSize(1);
    }

    @Test
    void oneBadStatementOfABatchLeavesNothingBehind() throws IOException {
        JsonNode problem = post("[" + statement(Bodies.id(), "completed", "2026-01-15T10:30:00Z", "PT1H") + ","
                        + statement(Bodies.id(), "completed", "2026-01-15T10:30:00Z", "1H") + "]")
                .problem(400, "invalid-batch");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/1/result/duration");
        client.settle(Instant.now());
        client.learner(learner).problem(404, "not-found");
    }

    @Test
    void aBatchOfTelemetryThatIsSentAgainCountsOnce() throws IOException {
        String event =
                first("telemetry").toString().replace("UP-000123", learner).replace("LP.AUDIT.0001", Bodies.id());

        for (int i = 0; i < 2; i++) {
            JsonNode result = client.push("/telemetry/v3", "{\"events\":[" + event + ",{\"eid\":\"IMPRESSION\"}]}")
                    .json(200)
                    .get("result");
            assertThat(result.get("accepted").asInt()).isEqualTo(1);
            assertThat(result.get("setAside").asInt()).isEqualTo(1);
        }

        JsonNode proof = proof();
        assertThat(proof.get("facts")).hasSize(1);
        assertThat(proof.get("enrolments").asInt()).isEqualTo(1);
    }

    @Test
    void aStatementThatIsVoidedInAnotherRequestDoesNotCountWhicheverComesFirst() throws IOException {
        String late = Bodies.id();
        String early = Bodies.id();
        post(statement(late, "completed", "2026-01-15T10:30:00Z", "PT1H")).expect(200);
        assertThat(proof().get("completions").asInt()).isEqualTo(1);

        post(voiding(late)).expect(200);
        post(voiding(early)).expect(200);
        post(statement(early, "completed", "2026-01-16T10:30:00Z", "PT2H")).expect(200);

        JsonNode proof = proof();
        assertThat(proof.get("completions").asInt()).isZero();
        assertThat(proof.get("facts").findValuesAsString("effect"))
                .containsExactlyInAnyOrder("undone", "undone", "undoes", "undoes");
        // Nothing else is taken back: the same course completed in a statement of its own counts.
        post(statement(Bodies.id(), "completed", "2026-01-17T10:30:00Z", "PT3H"))
                .expect(200);
        assertThat(proof().get("trainingMinutes").asInt()).isEqualTo(180);
    }

    private String voiding(String id) {
        return """
            {"id":"%s","timestamp":"2026-02-01T10:30:00Z","actor":{"account":{"homePage":"https://lms.example","name":"admin"}},\
            "verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},\
            "object":{"objectType":"StatementRef","id":"%s"}}""".formatted(Bodies.id(), id);
    }

    private Answer post(String body) throws IOException {
        return client.send(client.request("/xapi/statements", "portal")
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private Answer put(String id, String body) throws IOException {
        return client.send(client.request("/xapi/statements?statementId=" + id, "portal")
                .header("X-Experience-API-Version", "1.0.3")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private JsonNode proof() throws IOException {
        client.settle(Instant.now());
        return client.learner(learner).json(200);
    }

    private String statement(String id, String verb, String time, String duration) throws IOException {
        ObjectNode statement = first("xapi").put("id", id).put("timestamp", time);
        statement.putObject("result").put("duration", duration);
        return statement.toString().replace("UP-000123", learner).replace("verbs/registered", "verbs/" + verb);
    }

    /** The first example of a feed, which is an enrolment. */
    private static ObjectNode first(String feed) throws IOException {
        Path examples = Path.of("..", "contracts", "feeds", feed + ".json");
        return (ObjectNode)
                JsonMapper.shared().readTree(Files.readString(examples)).at("/0/item");
    }
}
