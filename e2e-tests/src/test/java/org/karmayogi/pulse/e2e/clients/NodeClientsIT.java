package org.karmayogi.pulse.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Installed;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import tools.jackson.databind.JsonNode;

/** The clients that portals and readers have in Node, as they are published, against a running system. */
@ExtendWith(SharedSystem.class)
class NodeClientsIT {

    private static final Path MISTAKES = Path.of("src", "test", "resources", "clients", "mistakes.ts");

    private static boolean there;
    private static Programs programs;

    private final PulseClient client;

    NodeClientsIT(StandaloneProcess system) {
        this.client = new PulseClient(system);
    }

    @BeforeAll
    static void install(StandaloneProcess system) throws Exception {
        String old = "process.exit(parseInt(process.version.slice(1)) < 20 ? 1 : 0)";
        there = Installed.has("npm") && Runtimes.answers("node", "-e", old);
        if (there) {
            programs = Programs.copied("node", system);
            programs.run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--cache", "npm-cache");
        }
    }

    @BeforeEach
    void onlyWithNode() {
        Runtimes.require(
                there,
                "Node 20 or later with npm is not on the PATH, so its clients were not tried: apt-get install nodejs npm");
    }

    @ParameterizedTest
    @CsvSource({
        "xapi.mjs, UP-EXAMPLE-XAPI-JS, 1",
        "tincan.mjs, UP-EXAMPLE-TINCAN, 1",
        "sunbird.mjs, UP-EXAMPLE-SUNBIRD-JS, 1",
        "cloudevents.mjs, UP-EXAMPLE-CE-JS, 4",
    })
    void whatAClientPushesCounts(String program, String learner, int completions) throws Exception {
        programs.run("node", program);

        assertThat(proof(learner).get("completions").asInt()).isEqualTo(completions);
    }

    @Test
    void aWrongKeyIsToldToTheClient() throws Exception {
        Programs.Result result = programs.end("env", "PULSE_KEY=wrong", "node", "tincan.mjs");

        assertThat(result.status()).isNotZero();
        assertThat(result.output()).contains("401", "The key in the password of HTTP Basic is not known");
    }

    @Test
    void kafkajsReadsTheLog() throws Exception {
        client.push(
                        "/v1/enrolments",
                        "{\"id\":\"kafkajs\",\"learnerId\":\"UP-KAFKAJS\",\"occurredAt\":\"2026-01-15T10:30:00+05:30\",\"courseId\":\"do_1\"}")
                .expect(202);

        assertThat(programs.run("node", "kafka.mjs"))
                .contains("UP-KAFKAJS in.karmayogi.course.enrolled.v1 kafkajs {\"courseId\":\"do_1\"}");
    }

    @Test
    void aGeneratedClientIsTypedAndPushesToEveryRouteAndReads() throws Exception {
        Files.copy(MISTAKES, programs.folder().resolve("mistakes.ts"), StandardCopyOption.REPLACE_EXISTING);
        programs.run("npx", "openapi-typescript", Programs.OPENAPI, "-o", "pulse.ts");
        // Each line of mistakes.ts must be one, or this fails.
        programs.run("npx", "tsc");

        assertThat(programs.run("node", "build/generated.js")).contains("HOME 20");

        JsonNode proof = proof("UP-EXAMPLE-TS");
        assertThat(proof.get("facts")).hasSize(7);
        assertThat(proof.get("completions").asInt()).isEqualTo(1);
        assertThat(proof.at("/posting/department").asString()).isEqualTo("HOME");
    }

    private JsonNode proof(String learner) throws IOException {
        client.settle(Instant.now());
        return client.get("/v1/learners/" + learner, "admin").json(200);
    }
}
