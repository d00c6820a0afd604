package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway on a real port, in front of three services that do as they are told. */
class GatewayIT {

    private static final ApiKey PORTAL = ApiKey.generate();
    private static final ApiKey READER = ApiKey.generate();
    private static final ApiKey ADMIN = ApiKey.generate();
    private static final StubService ONBOARDING = new StubService("onboarding");
    private static final StubService ENROLMENT = new StubService("enrolment");
    private static final StubService METRICS = new StubService("metrics");

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext context;
    private static int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        Path keys = folder.resolve("keys.json");
        ApiKeyFile.write(
                keys,
                Map.of(
                        PORTAL, client("portal", Scope.EVENTS_WRITE),
                        READER, client("reader", Scope.METRICS_READ),
                        ADMIN, client("root", Scope.ADMIN)));
        context = GatewayApplication.application()
                .run(
                        "--server.port=0",
                        "--pulse.access.keys-file=" + keys,
                        "--pulse.services.onboarding.url=http://127.0.0.1:" + ONBOARDING.port(),
                        "--pulse.services.enrolment.url=http://127.0.0.1:" + ENROLMENT.port(),
                        "--pulse.services.metrics.url=http://127.0.0.1:" + METRICS.port(),
                        "--pulse.gateway.limits.query.time-limit=400ms",
                        "--pulse.gateway.limits.intake.time-limit=700ms",
                        "--pulse.gateway.limits.operation.concurrent=2",
                        "--pulse.gateway.circuit.minimum-calls=4",
                        "--pulse.gateway.circuit.open-for=600ms",
                        "--pulse.gateway.circuit.trial-calls=2");
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        List.of(ONBOARDING, ENROLMENT, METRICS).forEach(StubService::close);
    }

    @BeforeEach
    void healthyAgain() {
        List.of(ONBOARDING, ENROLMENT, METRICS).forEach(StubService::reset);
        context.getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/onboardings, onboarding",
        "POST, /v1/transfers, onboarding",
        "POST, /v1/deactivations, onboarding",
        "PUT, /v1/departments/HOME, onboarding",
        "GET, /v1/departments, onboarding",
        "GET, /v1/districts?limit=5, onboarding",
        "POST, /v1/enrolments, enrolment",
        "POST, /v1/withdrawals, enrolment",
        "POST, /v1/completions, enrolment",
        "POST, /v1/revocations, enrolment",
        "POST, /xapi/statements, enrolment",
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
        ENROLMENT.answers(exchange -> {
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

        assertThat(ONBOARDING.requests() + ENROLMENT.requests() + METRICS.requests())
                .isZero();
        assertThat(refused("unauthenticated") - before).isEqualTo(12);
        assertThat(refused("forbidden")).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatIsNowhereIs404ForAnAdministratorAndWhatIsOddIs400() throws Exception {
        assertProblem(send("GET", "/v1/nowhere", "", ADMIN), ProblemType.NOT_FOUND);
        assertProblem(send("GET", "/v1/learners/a%2Fb", "", ADMIN), ProblemType.MALFORMED_REQUEST);
        assertProblem(send("GET", "/v1/metrics/..;/x", "", ADMIN), ProblemType.MALFORMED_REQUEST);
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
    void aSilentServiceIsATimeoutAndCounted() throws Exception {
        METRICS.answers(exchange -> Thread.sleep(1_500));

        HttpResponse<String> answer = send("GET", "/v1/metrics/summary", "", READER);

        assertProblem(answer, ProblemType.GATEWAY_TIMEOUT);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(routed("metrics-query", "gateway-timeout")).isPositive();
    }

    @Test
    void aServiceThatIsGoneIs503WithRetryAfterAndTheOthersGoOn() throws Exception {
        ONBOARDING.stopListening();
        try {
            HttpResponse<String> answer = send("POST", "/v1/onboardings", "[]", PORTAL);

            assertProblem(answer, ProblemType.SERVICE_UNAVAILABLE);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).doesNotContain("127.0.0.1");
            assertThat(routed("onboarding-intake", "service-unavailable")).isPositive();
            assertThat(send("POST", "/v1/completions", "[]", PORTAL).statusCode())
                    .isEqualTo(200);
            assertThat(send("GET", "/actuator/health/readiness", "", null).statusCode())
                    .isEqualTo(200);
        } finally {
            ONBOARDING.listenAgain();
        }
    }

    @Test
    void aFailingServiceIsGivenARestAndThenAnotherChance() throws Exception {
        ENROLMENT.answers(exchange -> StubService.send(exchange, 500, "broken"));
        for (int i = 0; i < 4; i++) {
            assertThat(send("POST", "/v1/completions", "[]", PORTAL).statusCode())
                    .isEqualTo(500);
        }

        HttpResponse<String> open = send("POST", "/v1/completions", "[]", PORTAL);
        assertProblem(open, ProblemType.CIRCUIT_OPEN);
        assertThat(open.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(ENROLMENT.requests()).isEqualTo(4);
        assertThat(send("GET", "/v1/courses", "", PORTAL).statusCode())
                .as("the register has a circuit of its own")
                .isEqualTo(500);
        assertThat(circuitIs("enrolment-intake", "open")).isTrue();

        ENROLMENT.reset();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        send("POST", "/v1/completions", "[]", PORTAL).statusCode())
                .isEqualTo(200));
        assertThat(send("POST", "/v1/completions", "[]", PORTAL).statusCode()).isEqualTo(200);
        assertThat(circuitIs("enrolment-intake", "closed")).isTrue();
    }

    @Test
    void aServiceThatSaysLaterInOrderIsNotFailing() throws Exception {
        ENROLMENT.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            StubService.send(exchange, exchange.getRequestURI().getPath().endsWith("completions") ? 503 : 429, "later");
        });

        for (int i = 0; i < 8; i++) {
            HttpResponse<String> answer = send("POST", i % 2 == 0 ? "/v1/completions" : "/v1/enrolments", "[]", PORTAL);
            assertThat(answer.body()).isEqualTo("later");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        }
        assertThat(circuitIs("enrolment-intake", "closed")).isTrue();
    }

    @Test
    void moreThanThePlacesAreToldToComeBack() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        METRICS.answers(exchange -> {
            release.await(10, TimeUnit.SECONDS);
            StubService.send(exchange, 200, "done");
        });
        List<CompletableFuture<HttpResponse<String>>> inFlight = List.of(async("/v1/audit"), async("/v1/audit"));
        await().until(() -> METRICS.requests() == 2);

        HttpResponse<String> answer = send("GET", "/v1/audit", "", ADMIN);

        assertProblem(answer, ProblemType.OVERLOADED);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(routed("metrics-operation", "overloaded")).isPositive();
        release.countDown();
        assertThat(inFlight)
                .allSatisfy(first -> assertThat(first.join().statusCode()).isEqualTo(200));
        assertThat(send("GET", "/v1/audit", "", ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatAnnouncesItselfAsTooLargeIsNotTaken() throws Exception {
        try (Socket socket = post("/v1/completions", 9_000_000)) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("/problems/too-large");
        }
        assertThat(ENROLMENT.requests()).isZero();
    }

    @Test
    void aCallerThatDoesNotFinishIsToldSoAndIsNotTheServicesFailure() throws Exception {
        ENROLMENT.answers(exchange -> {
            exchange.getRequestBody().readAllBytes();
            StubService.send(exchange, 200, "done");
        });
        for (int i = 0; i < 4; i++) {
            try (Socket socket = post("/v1/completions", 100)) {
                assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
            }
        }
        assertThat(circuitIs("enrolment-intake", "closed")).isTrue();
        assertThat(routed("enrolment-intake", "request-timeout")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void theStreamPassesEventsAsTheyComeAndHasNoTimeLimit() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        METRICS.answers(exchange -> {
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

    private static boolean circuitIs(String route, String state) {
        return context.getBean(MeterRegistry.class)
                        .get("resilience4j.circuitbreaker.state")
                        .tags("name", route, "state", state)
                        .gauge()
                        .value()
                == 1;
    }

    private static long routed(String route, String outcome) {
        Timer timer = context.getBean(MeterRegistry.class)
                .find(GatewayMeters.REQUESTS)
                .tags("route", route, "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private static double refused(String problem) {
        Counter counter = context.getBean(MeterRegistry.class)
                .find(GatewayMeters.REFUSED)
                .tags("problem", problem)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private static void assertProblem(HttpResponse<String> answer, ProblemType type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(type.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"type\":\"" + type.uri() + "\"");
    }

    private HttpResponse<String> send(String method, String path, String body, ApiKey key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, key);
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> async(String path) {
        return http.sendAsync(request(path, ADMIN).build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, ApiKey key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return key == null ? request : request.header("X-API-Key", key.value());
    }

    /** Opens a request, announces a length and sends three bytes of it. */
    private static Socket post(String path, int announced) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + PORTAL.value()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + announced + "\r\n\r\n[{\"";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (text.indexOf("}") < 0) {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                break;
            }
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static ApiClient client(String id, Scope scope) {
        return new ApiClient(id, "igot", Set.of(scope), Set.of(), Set.of());
    }
}
