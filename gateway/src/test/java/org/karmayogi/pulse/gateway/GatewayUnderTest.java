package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.edge.problem.Problem;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway on a real port, in front of three services that do as they are told. */
abstract class GatewayUnderTest {

    static final ApiKey PORTAL = ApiKey.generate();
    static final ApiKey READER = ApiKey.generate();
    static final ApiKey ADMIN = ApiKey.generate();
    static StubService onboarding;
    static StubService enrolment;
    static StubService metrics;

    @TempDir
    static Path folder;

    static ConfigurableApplicationContext context;
    static int port;
    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        onboarding = new StubService("onboarding");
        enrolment = new StubService("enrolment");
        metrics = new StubService("metrics");
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
                        "--pulse.services.onboarding.url=http://127.0.0.1:" + onboarding.port(),
                        "--pulse.services.enrolment.url=http://127.0.0.1:" + enrolment.port(),
                        "--pulse.services.metrics.url=http://127.0.0.1:" + metrics.port(),
                        "--pulse.gateway.limits.query.time-limit=400ms",
                        "--pulse.gateway.limits.intake.time-limit=700ms",
                        "--pulse.gateway.limits.operation.concurrent=2",
                        "--pulse.gateway.circuit.minimum-calls=4",
                        "--pulse.gateway.circuit.open-for=600ms",
                        "--pulse.gateway.circuit.trial-calls=2",
                        "--pulse.gateway.cors.allowed-origins=https://courses.example");
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        List.of(onboarding, enrolment, metrics).forEach(StubService::close);
    }

    @BeforeEach
    void healthyAgain() {
        List.of(onboarding, enrolment, metrics).forEach(StubService::reset);
        context.getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    }

    static boolean circuitIs(String route, String state) {
        return context.getBean(MeterRegistry.class)
                        .get("resilience4j.circuitbreaker.state")
                        .tags("name", route, "state", state)
                        .gauge()
                        .value()
                == 1;
    }

    static long routed(String route, String outcome) {
        Timer timer = context.getBean(MeterRegistry.class)
                .find(GatewayMeters.REQUESTS)
                .tags("route", route, "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    static double refused(String problem) {
        Counter counter = context.getBean(MeterRegistry.class)
                .find(GatewayMeters.REFUSED)
                .tags("problem", problem)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    static void assertProblem(HttpResponse<String> answer, ProblemType type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(type.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
        assertThat(answer.body()).contains("\"type\":\"" + type.uri() + "\"");
    }

    HttpResponse<String> send(String method, String path, String body, ApiKey key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, key);
        request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> async(String path) {
        return http.sendAsync(request(path, ADMIN).build(), BodyHandlers.ofString());
    }

    static HttpRequest.Builder request(String path, ApiKey key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
        return key == null ? request : request.header("X-API-Key", key.value());
    }

    /** Opens a request, announces a length and sends three bytes of it. */
    static Socket post(String path, int announced) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + PORTAL.value()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + announced + "\r\n\r\n[{\"";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    static String answer(Socket socket) throws IOException {
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
