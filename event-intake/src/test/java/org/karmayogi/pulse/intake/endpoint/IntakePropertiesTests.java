package org.karmayogi.pulse.intake.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.LIMITS;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IntakePropertiesTests {

    @Test
    void theDefaultsAreTheContractsLimits() {
        IntakeProperties properties = bind(Map.of());

        assertThat(properties.limits()).isEqualTo(LIMITS);
        assertThat(properties.capacity().requests()).isEqualTo(128);
        assertThat(properties.capacity().bytes()).isEqualTo(64 * 1024 * 1024);
    }

    @ParameterizedTest
    @CsvSource({
        "ack-timeout, 1ms",
        "max-in-flight, 0",
        "max-bytes-in-flight, 1MB",
        "request.max-events, 0",
        "request.max-size, 65MB",
        "request.max-event-size, 65KB",
        "request.max-depth, 2",
        "request.read-time, 0s",
        "request.min-rate, 0B",
        "rate.events-per-second, 0",
        "rate.burst, 0"
    })
    void aValueOutOfItsBoundsIsNamedWithThem(String name, String value) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("pulse.intake." + name, value)))
                .havingRootCause()
                .withMessageContaining("pulse.intake." + name + " is ")
                .withMessageContaining("must be from ");
    }

    private static IntakeProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("pulse.intake", IntakeProperties.class);
    }
}
