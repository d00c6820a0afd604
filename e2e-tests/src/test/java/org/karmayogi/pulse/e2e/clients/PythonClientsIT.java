package org.karmayogi.pulse.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.StandaloneProcess;
import tools.jackson.databind.JsonNode;

/** The clients that portals and readers have in Python, as they are published, against a running system. */
@ExtendWith(SharedSystem.class)
class PythonClientsIT {

    private static boolean there;
    private static Programs programs;

    private final PulseClient client;

    PythonClientsIT(StandaloneProcess system) {
        this.client = new PulseClient(system);
    }

    @BeforeAll
    static void install(StandaloneProcess system) throws Exception {
        String old = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))";
        there = Runtimes.answers("python3", "-c", old);
        if (there) {
            programs = Programs.copied("python", system);
            programs.run("python3", "-m", "venv", "--clear", "venv");
            programs.run("venv/bin/pip", "install", "--quiet", "--no-cache-dir", "-r", "requirements.txt");
        }
    }

    @BeforeEach
    void onlyWithPython() {
        Runtimes.require(
                there,
                "Python 3.11 or later with venv is not on the PATH, so its clients were not tried: apt-get install python3-venv");
    }

    @Test
    void aCloudEventInHeadersWithoutAContentTypeCounts() throws Exception {
        assertThat(programs.run("venv/bin/python", "cloudevents_binary.py")).contains("accepted");

        assertThat(proof("UP-EXAMPLE-CE-PY").get("completions").asInt()).isEqualTo(1);
    }

    @Test
    void aGeneratedClientPushesToEveryRouteAndReads() throws Exception {
        String made = programs.run(
                "venv/bin/openapi-python-client",
                "generate",
                "--path",
                Programs.OPENAPI,
                "--meta",
                "none",
                "--overwrite",
                "--output-path",
                "pulse_client");
        assertThat(made).doesNotContain("will not be generated");
        programs.run("venv/bin/python", "-m", "compileall", "-q", "pulse_client");

        assertThat(programs.run("venv/bin/python", "generated.py")).contains("HOME 20");

        JsonNode proof = proof("UP-EXAMPLE-GEN-PY");
        assertThat(proof.get("facts")).hasSize(7);
        assertThat(proof.get("completions").asInt()).isEqualTo(1);
        assertThat(proof.at("/posting/department").asString()).isEqualTo("HOME");
    }

    private JsonNode proof(String learner) throws IOException {
        client.settle(Instant.now());
        return client.get("/v1/learners/" + learner, "admin").json(200);
    }
}
