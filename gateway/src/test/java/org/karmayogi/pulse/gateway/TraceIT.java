package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** The gateway with and without a place to send its spans to. */
@ExtendWith(OutputCaptureExtension.class)
class TraceIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final ApiKey READER = ApiKey.generate();

    @TempDir
    Path folder;

    /** Fails as no code should. */
    static class Failing {

        @Bean
        WebFilter failing() {
            return (exchange, chain) -> exchange.getRequest().getQueryParams().containsKey("fail")
                    ? Mono.error(new IllegalStateException(
                            "said by " + exchange.getRequest().getPath()))
                    : chain.filter(exchange);
        }
    }

    /** Spring Boot leaves it to every application that starts in this JVM later. */
    @AfterEach
    void forgetTheFormOfLogs() {
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    @Test
    void aTraceGoesOnToTheServiceAndItsSpanToTheCollector() throws Exception {
        try (StubService collector = new StubService("collector");
                StubService metrics = new StubService("metrics")) {
            AtomicReference<Headers> seen = recording(metrics);
            AtomicReference<byte[]> exported = new AtomicReference<>(new byte[0]);
            collector.answers(exchange -> {
                exported.set(exchange.getRequestBody().readAllBytes());
                StubService.send(exchange, 200, "");
            });
            try (ConfigurableApplicationContext gateway = start(metrics, endpoint(collector))) {
                assertThat(get(gateway, "/v1/metrics/summary").statusCode()).isEqualTo(200);

                assertThat(seen.get().getFirst("traceparent"))
                        .startsWith("00-" + TRACE + "-")
                        .endsWith("-01")
                        .isNotEqualTo(SENT);
                Awaitility.await().until(() -> exported.get().length > 0);
                // Protobuf: names stand in it as they are.
                assertThat(new String(exported.get(), StandardCharsets.ISO_8859_1))
                        .contains("gateway", "GET ", "http.response.status_code")
                        .doesNotContain(READER.value());
            }
        }
    }

    @Test
    void withoutACollectorTheCallersHeaderGoesOnAsItCame() throws Exception {
        try (StubService metrics = new StubService("metrics")) {
            AtomicReference<Headers> seen = recording(metrics);
            try (ConfigurableApplicationContext gateway =
                    start(metrics, "--management.opentelemetry.tracing.export.otlp.endpoint=")) {
                assertThat(get(gateway, "/v1/metrics/summary").statusCode()).isEqualTo(200);

                assertThat(seen.get().get("traceparent")).containsExactly(SENT);
            }
        }
    }

    @Test
    void anInternalErrorIsLoggedWithItsTraceAndWithoutTheFailuresWords(CapturedOutput output) throws Exception {
        try (StubService collector = new StubService("collector");
                StubService metrics = new StubService("metrics");
                ConfigurableApplicationContext gateway =
                        start(metrics, endpoint(collector), "--logging.structured.format.console=ecs")) {
            HttpResponse<String> answer = get(gateway, "/v1/learners/UP-2026-000123?fail=1");

            GatewayUnderTest.assertProblem(answer, ProblemType.INTERNAL_ERROR);
            assertThat(output.getOut().lines().filter(line -> line.contains("Internal error")))
                    .singleElement()
                    .asString()
                    .startsWith("{")
                    .contains(TRACE, "java.lang.IllegalStateException")
                    .doesNotContain("UP-2026-000123", "said by");
        }
    }

    private static AtomicReference<Headers> recording(StubService service) {
        AtomicReference<Headers> seen = new AtomicReference<>();
        service.answers(exchange -> {
            seen.set(exchange.getRequestHeaders());
            StubService.send(exchange, 200, "{}");
        });
        return seen;
    }

    private static String endpoint(StubService collector) {
        return "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:" + collector.port()
                + "/v1/traces";
    }

    private ConfigurableApplicationContext start(StubService metrics, String... more) {
        Path keys = folder.resolve("keys.json");
        ApiKeyFile.write(
                keys, Map.of(READER, new ApiClient("reader", "igot", Set.of(Scope.ADMIN), Set.of(), Set.of())));
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--server.port=0";
        arguments[1] = "--pulse.access.keys-file=" + keys;
        arguments[2] = "--pulse.services.metrics.url=http://127.0.0.1:" + metrics.port();
        arguments[3] = "--management.opentelemetry.tracing.export.schedule-delay=100ms";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return GatewayApplication.application().sources(Failing.class).run(arguments);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext gateway, String path)
            throws IOException, InterruptedException {
        String port = gateway.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", READER.value())
                .header("traceparent", SENT)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
