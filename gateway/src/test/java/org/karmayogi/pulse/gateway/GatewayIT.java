package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.xapi.XapiVersion;

/** Where requests go, who may send them, and what a caller is told who may not. */
class GatewayIT extends GatewayUnderTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/onboardings, onboarding",
        "POST, /v1/transfers, onboarding",
        "POST, /v1/deactivations, onboarding",
        "POST, /v1/identities, onboarding",
        "POST, /v1/identities/unlink, onboarding",
        "PUT, /v1/departments/HOME, onboarding",
        "GET, /v1/departments, onboarding",
        "GET, /v1/districts?limit=5, onboarding",
        "POST, /v1/enrolments, enrolment",
        "POST, /v1/withdrawals, enrolment",
        "POST, /v1/completions, enrolment",
        "POST, /v1/revocations, enrolment",
        "POST, /xapi/statements, enrolment",
        "PUT, /xapi/statements?statementId=1, enrolment",
        "GET, /xapi/about, enrolment",
        "POST, /telemetry/v3, enrolment",
        "GET, /v1/courses, enrolment",
        "GET, /v1/metrics/summary?department=A%20B, metrics",
        "GET, /v1/metrics/stream, metrics",
        "GET, /v1/learners/UP-1, metrics",
        "GET, /v1/departments/HOME/pending?with=none, metrics",
        "POST, /v1/audit, metrics",
        "POST, /v1/rebuilds, metrics",
        "GET, /v1/rejects, metrics",
        "GET, /v1/sources, metrics",
    })
    void routesByPath(String method, String path, String service) throws Exception {
        HttpResponse<String> answer = send(method, path, "GET".equals(method) ? "" : "{}", ADMIN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(service + " " + path);
    }

    @Test
    void passesTheKeyOnAndTheSendersForwardingHeadersNot() throws Exception {
        AtomicReference<Headers> seen = new AtomicReference<>();
        AtomicReference<byte[]> body = new AtomicReference<>();
        enrolment.answers(exchange -> {
            seen.set(exchange.getRequestHeaders());
            body.set(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("X-Answer", "kept");
            StubService.send(exchange, 207, "done");
        });
        byte[] sent = "x".repeat(3_000_000).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = request("/v1/completions", PORTAL)
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=10.0.0.1;host=evil.example")
                .POST(BodyPublishers.ofByteArray(sent))
                .build();

        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.headers().firstValue("X-Answer")).hasValue("kept");
        assertThat(body.get()).isEqualTo(sent);
        assertThat(seen.get().getFirst("X-API-Key")).isEqualTo(PORTAL.value());
        assertThat(seen.get().getFirst("Content-Encoding")).isEqualTo("gzip");
        assertThat(seen.get().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("forwarded"));
    }

    @Test
    void whoHasNoRightKeyReachesNoService() throws Exception {
        double before = refused("unauthenticated");
        for (String path : List.of("/v1/metrics/summary", "/v1/keys", "/v1/nowhere", "/actuator/env", "/")) {
            assertProblem(send("GET", path, "", null), ProblemType.UNAUTHENTICATED);
            assertProblem(send("GET", path, "", new ApiKey("x".repeat(43))), ProblemType.UNAUTHENTICATED);
        }
        assertProblem(send("POST", "/v1/completions", "[]", null), ProblemType.UNAUTHENTICATED);
        HttpRequest token = request("/v1/metrics/summary", READER)
                .header("Authorization", "Bearer eyJhbGciOiJub25lIn0.eyJzY29wZSI6ImFkbWluIn0.")
                .build();
        assertProblem(http.send(token, BodyHandlers.ofString()), ProblemType.UNAUTHENTICATED);
        assertProblem(send("POST", "/v1/completions", "[]", READER), ProblemType.FORBIDDEN);
        assertProblem(send("POST", "/v1/rebuilds", "[]", READER), ProblemType.FORBIDDEN);

        assertThat(onboarding.requests() + enrolment.requests() + metrics.requests())
                .isZero();
        assertThat(refused("unauthenticated") - before).isEqualTo(12);
        assertThat(refused("forbidden")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void everyAnswerUnderXapiNamesItsVersionOnceWhoeverGivesIt() throws Exception {
        double refused = refused("unauthenticated");
        enrolment.answers(exchange -> {
            exchange.getResponseHeaders().add(XapiVersion.HEADER, "1.0.3");
            StubService.send(exchange, 200, "[]");
        });

        assertThat(send("POST", "/xapi/statements", "[]", ADMIN).headers().allValues(XapiVersion.HEADER))
                .containsExactly("1.0.3");
        HttpResponse<String> refusal = send("POST", "/xapi/statements", "[]", null);
        assertProblem(refusal, ProblemType.UNAUTHENTICATED);
        assertThat(refusal.headers().allValues(XapiVersion.HEADER)).containsExactly("2.0.0");
        assertThat(send("POST", "/v1/completions", "[]", null).headers().firstValue(XapiVersion.HEADER))
                .isEmpty();
        assertThat(refused("unauthenticated")).isEqualTo(refused + 2);
    }

    @Test
    void whatIsNowhereIs404ForAnAdministratorAndWhatIsOddIs400() throws Exception {
        assertProblem(send("GET", "/v1/nowhere", "", ADMIN), ProblemType.NOT_FOUND);
        assertProblem(send("GET", "/v1/learners/a%5Cb", "", ADMIN), ProblemType.MALFORMED_REQUEST);
        assertProblem(send("GET", "/v1/metrics/..;/x", "", ADMIN), ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void a405OfTheGatewayItselfSaysWhatIsAllowed() throws Exception {
        for (String path : List.of("/docs", "/problems", "/problems/not-found", "/docs/docs.js", "/v1/services")) {
            HttpResponse<String> answer = send("POST", path, "", ADMIN);
            assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
            assertThat(answer.headers().firstValue("Allow")).as(path).hasValueSatisfying(allow -> assertThat(allow)
                    .contains("GET"));
        }
    }

    @Test
    void aSlashAtTheEndOfAPageIsNamedAsTheFault() throws Exception {
        HttpResponse<String> answer = send("GET", "/docs/", "", ADMIN);

        assertProblem(answer, ProblemType.NOT_FOUND);
        assertThat(answer.body()).contains("No path here ends with a slash; try /docs.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/learners/a%2Fb",
                "/v1/learners/%2Fa%2F%2Fb%2F",
                "/v1/learners/a%252Fb%3F%23%3B",
                "/v1/courses/course-v1:UP%2BCS101+2026%25,x=1"
            })
    void anIdInAPathReachesItsServiceToTheLetter(String path) throws Exception {
        assertThat(send("GET", path, "", ADMIN).body()).endsWith(" " + path);
    }

    @Test
    void whatIsNotHttpIsAProblemToo() throws Exception {
        for (String odd : List.of("GET\r\n\r\n", "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(odd.getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(socket))
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json", "/problems/malformed-request");
            }
        }
        assertThat(send("HEAD", "/v1/nowhere", "", ADMIN).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/v1/metrics/summary", "", READER).statusCode()).isEqualTo(200);
    }

    /** reactor-netty#4361: in 1.3.7 about one connection in twenty fell silent after an answer that came from another thread. */
    @Test
    void aKeptAliveConnectionGoesOnBeingRead() throws Exception {
        for (int connection = 0; connection < 100; connection++) {
            HttpClient fresh =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            for (String path : List.of("/actuator/health", "/actuator/health", "/actuator/health", "/v1/keys")) {
                fresh.send(request(path, null).build(), BodyHandlers.discarding());
            }
        }
    }

    @Test
    void onlyHealthIsOpen() throws Exception {
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(send("GET", path, "", null).body()).contains("\"status\":\"UP\"");
        }
        assertProblem(send("GET", "/actuator/prometheus", "", null), ProblemType.UNAUTHENTICATED);
        assertProblem(send("GET", "/actuator/env", "", ADMIN), ProblemType.NOT_FOUND);
        send("GET", "/v1/metrics/summary", "", READER);
        assertThat(send("GET", "/actuator/prometheus", "", READER).body())
                .contains("pulse_gateway_requests_seconds_count{", "resilience4j_circuitbreaker_state{")
                .contains("resilience4j_bulkhead_available_concurrent_calls{");
    }

    @Test
    void theStreamPassesEventsAsTheyComeAndHasNoTimeLimit() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        metrics.answers(exchange -> {
            Thread.sleep(600);
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("data: one\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            first.await(10, TimeUnit.SECONDS);
            out.write("data: two\n\n".getBytes(StandardCharsets.UTF_8));
        });

        HttpResponse<InputStream> answer =
                http.send(request("/v1/metrics/stream", READER).build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: one");
            first.countDown();
            assertThat(lines.lines().filter(line -> !line.isEmpty())).containsExactly("data: two");
        }
    }
}
