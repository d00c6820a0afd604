package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Batches as Sunbird's own services send them, from the gateway to the figures. */
@ExtendWith(SharedSystem.class)
class SunbirdContractIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PulseClient client;
    private final String suffix = Bodies.id();

    SunbirdContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void oneFinishedContentIsNoCompletionAndDoesNotHideTheTrueOne() throws IOException {
        push(batch("sunbird-one-content-of-ten"));
        client.settle(Instant.now());
        client.get("/v1/learners/" + learner("FIELD-2"), "admin").problem(404, "not-found");

        push(events(completion("FIELD-2", "do_f2")));

        assertThat(proof("FIELD-2").get("completions").asInt()).isEqualTo(1);
    }

    @Test
    void aBulkEnrolmentUnderOneMidIsAnEnrolmentForEachPersonInOneRequestOrOneByOneAndSentAgain() throws IOException {
        JsonNode bulk = batch("sunbird-bulk-enrol-one-mid");

        push(bulk);
        for (JsonNode each : bulk.get("events")) {
            push(events(each));
        }

        for (String person : new String[] {"FIELD-3a", "FIELD-3b", "FIELD-3c"}) {
            JsonNode proof = proof(person);
            assertThat(proof.get("enrolments").asInt()).as(person).isEqualTo(1);
            assertThat(proof.get("facts")).as(person).hasSize(1);
        }
    }

    @Test
    void anUnenrolmentAsTheLmsSendsItEndsTheEnrolment() throws IOException {
        push(batch("sunbird-unenrol-as-sent"));

        JsonNode proof = proof("FIELD-1");
        assertThat(proof.get("facts")).hasSize(2);
        assertThat(proof.get("enrolments").asInt()).isZero();
    }

    @Test
    void whatIsSetAsideIsCountedForItsSenderAndADryRunCountsNothing() throws IOException {
        long before = setAside("content-progress");
        JsonNode content = batch("sunbird-one-content-of-ten");

        JsonNode dry = client.push("/telemetry/v3?dryRun=true", content.toString())
                .json(200)
                .get("result");
        push(content);
        push(content);

        assertThat(dry.get("dryRun").asBoolean()).isTrue();
        assertThat(dry.at("/items/0/reason").asString()).isEqualTo("content-progress");
        await().atMost(Duration.ofSeconds(20)).until(() -> setAside("content-progress") >= before + 2);
        assertThat(setAside("content-progress")).isEqualTo(before + 2);
    }

    private long setAside(String reason) throws IOException {
        return client.get("/v1/sources", "portal")
                .json(200)
                .get("items")
                .valueStream()
                .peek(item -> assertThat(item.get("source").asString()).isEqualTo("portal"))
                .mapToLong(item -> item.get("setAsideByReason").path(reason).asLong(0))
                .sum();
    }

    private void push(JsonNode batch) throws IOException {
        JsonNode result =
                client.push("/telemetry/v3", batch.toString()).json(200).get("result");
        assertThat(result.get("rejected").asInt()).as("%s", result).isZero();
    }

    /** A batch of the field, of people whom no other test knows. */
    private JsonNode batch(String name) throws IOException {
        Path file = Path.of("..", "contracts", "feeds", "field-cases", name + ".json");
        return JSON.readTree(Files.readString(file).replaceAll("FIELD-\\w+", "$0-" + suffix));
    }

    private String learner(String person) {
        return person + "-" + suffix;
    }

    private JsonNode completion(String person, String course) throws IOException {
        Path file = Path.of("..", "contracts", "feeds", "telemetry.json");
        JsonNode example = JSON.readTree(Files.readString(file)).get(2).get("item");
        return JSON.readTree(
                example.toString().replace("UP-000123", learner(person)).replace("do_1", course));
    }

    private static JsonNode events(JsonNode... events) {
        ObjectNode batch = JSON.createObjectNode();
        Stream.of(events).forEach(batch.putArray("events")::add);
        return batch;
    }

    private JsonNode proof(String person) throws IOException {
        client.settle(Instant.now());
        return client.get("/v1/learners/" + learner(person), "admin").json(200);
    }
}
