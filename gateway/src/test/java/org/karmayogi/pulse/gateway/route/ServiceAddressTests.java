package org.karmayogi.pulse.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/metrics/summary",
                "/v1/metrics/summary?department=SOCIAL-WELFARE&district=",
                "/v1/learners/a%20b%C3%A9?with=%2F+%25",
                "/v1/metrics/departments?",
                "/?sort=-completions"
            })
    void pathAndQueryGoOnToTheLetter(String asked) {
        ServiceAddress address = ServiceAddress.of(URI.create("http://metrics:8083"));
        assertThat(address.target(URI.create("http://pulse.example:8080" + asked)))
                .isEqualTo(URI.create("http://metrics:8083" + asked));
    }

    @Test
    void ofTheServicesAddressOnlySchemeHostAndPortCount() {
        URI asked = URI.create("https://pulse.example/v1/courses");
        assertThat(ServiceAddress.of(URI.create("https://enrolment/ignored?x")).target(asked))
                .hasToString("https://enrolment/v1/courses");
        assertThat(ServiceAddress.of(URI.create("http://[::1]:8082")).target(asked))
                .hasToString("http://[::1]:8082/v1/courses");
    }
}
