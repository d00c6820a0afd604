package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** The forms in which an event may be pushed, through the gateway. */
@ExtendWith(SharedSystem.class)
class FormsContractIT {

    private static final String TYPE = "in.karmayogi.course.completed.v1";

    private final PulseClient client;
    private final String run = Bodies.id();
    private final String learner = "L-" + run;

    FormsContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void theSameEventInEveryFormCountsOnce() throws IOException {
        String data = "{\"courseId\":\"do_1\",\"durationMinutes\":90}";

        client.push("/v1/completions", Bodies.completion(run, learner, "do_1", 90))
                .expect(202);
        push("application/x-ndjson", Bodies.completion(run, learner, "do_1", 90) + "\n")
                .expect(207);
        push("application/cloudevents+json", cloudEvent(TYPE, data)).expect(202);
        push("application/cloudevents-batch+json", "[" + cloudEvent(TYPE, data) + "]")
                .expect(207);
        client.send(typed("application/json")
                        .header("ce-specversion", "1.0")
                        .header("ce-id", run)
                        .header("ce-source", "https://lms.example")
                        .header("ce-type", TYPE)
                        .header("ce-subject", learner)
                        .header("ce-time", "2024-02-15T10:30:00Z")
                        .POST(BodyPublishers.ofString(data)))
                .expect(202);

        JsonNode proof = proof();
        assertThat(proof.get("facts")).hasSize(1);
        assertThat(proof.at("/facts/0/source").asString()).isEqualTo("portal");
        assertThat(proof.get("trainingMinutes").asInt()).isEqualTo(90);
    }

    @Test
    void aBrokenLineAndAnotherFamilysEventAreRejectedByThemselves() throws IOException {
        JsonNode lines = push(
                        "application/x-ndjson",
                        "{\"id\":\n" + Bodies.completion(run + "-1", learner, "do_1", 1) + "\n\n")
                .json(207);
        JsonNode batch = push(
                        "application/cloudevents-batch+json",
                        "[" + cloudEvent("in.karmayogi.course.enrolled.v1", "{\"courseId\":\"do_1\"}") + "]")
                .json(207);

        assertThat(lines.get("accepted").asInt()).isEqualTo(1);
        assertThat(lines.at("/items/0/status").asString()).isEqualTo("rejected");
        assertThat(batch.at("/items/0/errors/0/pointer").asString()).isEqualTo("/type");
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        JsonNode answer = client.push("/v1/completions?dryRun=true", Bodies.completion(run, learner, "do_1", 90))
                .json(202);

        assertThat(answer.get("dryRun").asBoolean()).isTrue();
        client.settle(Instant.now());
        client.learner(learner).problem(404, "not-found");
    }

    private JsonNode proof() throws IOException {
        client.settle(Instant.now());
        return client.learner(learner).json(200);
    }

    private Answer push(String type, String body) throws IOException {
        return client.send(typed(type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder typed(String type) {
        return client.request("/v1/completions", "portal").header("Content-Type", type);
    }

    private String cloudEvent(String type, String data) {
        return """
            {"specversion":"1.0","id":"%s","source":"https://lms.example","type":"%s","subject":"%s",\
            "time":"2024-02-15T10:30:00Z","data":%s}""".formatted(run, type, learner, data);
    }
}
