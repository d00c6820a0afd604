package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what; without a right key nobody may do anything. */
@ExtendWith(SharedSystem.class)
class AccessContractIT {

    /** An unsigned token that claims everything: {@code {"alg":"none"}.{"sub":"a","scope":"admin"}}. */
    private static final String UNSIGNED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIiwic2NvcGUiOiJhZG1pbiJ9.";

    private final PulseClient client;

    AccessContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/metrics/summary",
        "GET, /v1/metrics/departments",
        "GET, /v1/metrics/definitions",
        "GET, /v1/metrics/stream",
        "GET, /v1/learners/UP-1",
        "GET, /v1/departments",
        "GET, /v1/districts",
        "GET, /v1/courses",
        "GET, /v1/audit",
        "GET, /v1/rejects",
        "POST, /v1/rejects/0@0/replay",
        "GET, /docs",
        "GET, /docs/openapi/pulse-v1.yaml",
        "GET, /problems/not-found",
        "GET, /v1/nothing",
        "GET, /",
        "GET, /actuator/env",
        "GET, /actuator/heapdump",
        "GET, /actuator/prometheus",
        "POST, /v1/onboardings",
        "POST, /v1/transfers",
        "POST, /v1/deactivations",
        "POST, /v1/identities",
        "POST, /v1/identities/unlink",
        "POST, /v1/enrolments",
        "POST, /v1/withdrawals",
        "POST, /v1/completions",
        "POST, /v1/revocations",
        "POST, /v1/rebuilds",
        "POST, /xapi/statements",
        "PUT, /xapi/statements",
        "GET, /xapi/statements",
        "POST, /telemetry/v3",
        "PUT, /v1/departments/X",
        "DELETE, /v1/departments/X",
    })
    void withoutARightKeyEverythingIs401(String method, String path) throws IOException {
        assertUnauthenticated(request(method, path));
        assertUnauthenticated(request(method, path).header("X-API-Key", "x".repeat(43)));
        assertUnauthenticated(request(method, path).header("Authorization", "Bearer " + UNSIGNED));
        assertUnauthenticated(request(method, path)
                .header("X-Forwarded-For", "127.0.0.1")
                .header("Forwarded", "for=127.0.0.1;host=localhost"));
    }

    @ParameterizedTest
    @CsvSource({
        "reader, POST, /v1/completions",
        "reader, POST, /xapi/statements",
        "reader, POST, /telemetry/v3",
        "reader, POST, /v1/onboardings",
        "reader, GET, /v1/learners/UP-1",
        "reader, GET, /v1/departments/SOCIAL-WELFARE/pending",
        "reader, POST, /v1/rebuilds",
        "reader, GET, /actuator/env",
        "portal, GET, /v1/metrics/summary",
        "portal, GET, /v1/learners/UP-1",
        "portal, PUT, /v1/departments/X",
        "portal, GET, /v1/rejects",
        "portal, POST, /v1/rejects/0@0/replay",
        "reader, POST, /v1/rejects/0@0/replay",
    })
    void aKeyWithoutTheScopeIs403(String key, String method, String path) throws IOException {
        client.send(client.request(path, key)
                        .header("Content-Type", "application/json")
                        .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("[]")))
                .problem(403, "forbidden");
    }

    @Test
    void whatXapiIsSpokenIsOpen() throws IOException {
        assertThat(client.send(client.request("/xapi/about")).expect(200).json().get("version"))
                .isEqualTo(JsonMapper.shared().readTree("[\"1.0.3\",\"2.0.0\"]"));
    }

    @Test
    void healthIsOpen() throws IOException {
        for (String probe : new String[] {"", "/liveness", "/readiness"}) {
            assertThat(client.send(client.request("/actuator/health" + probe))
                            .expect(200)
                            .json()
                            .get("status")
                            .asString())
                    .isEqualTo("UP");
        }
    }

    private void assertUnauthenticated(HttpRequest.Builder request) throws IOException {
        var answer = client.send(request);
        answer.problem(401, "unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isNotBlank();
    }

    private HttpRequest.Builder request(String method, String path) {
        return client.request(path)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("[]"));
    }
}
