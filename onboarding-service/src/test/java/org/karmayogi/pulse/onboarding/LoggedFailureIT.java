package org.karmayogi.pulse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.access.ApiKeyFile;
import org.karmayogi.pulse.edge.access.Scope;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service logs about a failure nobody thought of. */
@ExtendWith(OutputCaptureExtension.class)
class LoggedFailureIT {

    private static final String LEARNER = "UP-2026-000123";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final ApiKey ADMIN = ApiKey.generate();

    @TempDir
    Path folder;

    /** Fails as no code should. */
    @RestController
    static class Failing {

        @GetMapping("/v1/learners/{id}")
        String fail(@PathVariable String id) {
            throw new IllegalStateException("no document of " + id);
        }
    }

    /** Spring Boot leaves it to every application that starts in this JVM later. */
    @AfterEach
    void forgetTheFormOfLogs() {
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    @Test
    void asJsonWithItsTraceAndWithoutTheFailuresWords(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext service = start("--logging.structured.format.console=ecs")) {
            JsonNode line = JsonMapper.shared().readTree(failed(service, output));

            assertThat(line.at("/service/name").asString()).isEqualTo("onboarding-service");
            assertThat(line.at("/log/level").asString()).isEqualTo("ERROR");
            assertThat(line.toString()).contains(TRACE, "java.lang.IllegalStateException");
        }
    }

    @Test
    void asTextWithItsTraceToo(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext service = start()) {
            assertThat(failed(service, output)).contains("ERROR", "[" + TRACE + "] ");
            assertThat(output.getOut().lines().filter(line -> line.contains("Starting Servlet engine")))
                    .as("a line of no request")
                    .singleElement()
                    .asString()
                    .contains("main] o.apache.");
        }
    }

    private String failed(ConfigurableApplicationContext service, CapturedOutput output) throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/learners/" + LEARNER))
                .header("X-API-Key", ADMIN.value())
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00")
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(output.getAll()).doesNotContain(LEARNER, ADMIN.value());
        return output.getOut()
                .lines()
                .filter(line -> line.contains("Internal error"))
                .findFirst()
                .orElseThrow();
    }

    private ConfigurableApplicationContext start(String... more) {
        Path keys = folder.resolve("keys.json");
        ApiKeyFile.write(keys, Map.of(ADMIN, new ApiClient("root", "igot", Set.of(Scope.ADMIN), Set.of(), Set.of())));
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--server.port=0";
        arguments[1] = "--pulse.access.keys-file=" + keys;
        // Nobody listens there: neither the log nor the collector is needed to fail.
        arguments[2] = "--spring.kafka.bootstrap-servers=127.0.0.1:1";
        arguments[3] = "--management.opentelemetry.tracing.export.otlp.endpoint=http://127.0.0.1:1/v1/traces";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return OnboardingApplication.application().sources(Failing.class).run(arguments);
    }
}
