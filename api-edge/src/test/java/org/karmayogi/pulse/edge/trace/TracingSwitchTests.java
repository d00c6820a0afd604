package org.karmayogi.pulse.edge.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.Tracer;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class TracingSwitchTests {

    private static final String ENDPOINT = "--management.opentelemetry.tracing.export.otlp.endpoint=";

    @EnableAutoConfiguration
    static class Anything {}

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void withoutAnEndpointThereIsNothingOfTracing(String endpoint) {
        try (ConfigurableApplicationContext context = start(ENDPOINT + endpoint)) {
            assertThat(context.getBeansOfType(Tracer.class)).isEmpty();
            assertThat(context.getBeanDefinitionNames())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("telemetry"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "http://127.0.0.1:1/v1/traces")
    void withOneThereIsATracer(String endpoint) {
        try (ConfigurableApplicationContext context = start(ENDPOINT + endpoint)) {
            assertThat(context.getBeansOfType(Tracer.class)).hasSize(1);
        }
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(Anything.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }
}
