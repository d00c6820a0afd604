package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that is only almost right in a compose file is ignored in silence; these tests are what says so. */
class ComposeFileTests {

    private static final List<String> SERVICES =
            List.of("onboarding-service", "enrolment-service", "metrics-service", "gateway");

    private static final List<String> MONITORING = List.of("prometheus", "grafana");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void hasTheBrokerTheStoreAndEveryServiceAndMonitoringWhenAskedFor() {
        assertThat(compose.containers().keySet())
                .containsExactlyInAnyOrder(
                        "kafka",
                        "mongo",
                        "onboarding-service",
                        "enrolment-service",
                        "metrics-service",
                        "gateway",
                        "prometheus",
                        "grafana");
        compose.containers().forEach((name, container) -> assertThat(container.profiles())
                .as(name)
                .isEqualTo(MONITORING.contains(name) ? List.of("monitoring") : List.of()));
    }

    @Test
    void everyContainerSaysHowItsHealthIsAskedFor() throws IOException {
        compose.containers().forEach((name, container) -> assertThat(container.checked())
                .as("healthcheck of %s", name)
                .isEqualTo(!SERVICES.contains(name)));
        // The services' is in their image.
        assertThat(Files.readString(ComposeFile.ROOT.resolve("deploy/Dockerfile")))
                .contains("HEALTHCHECK ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding-service", "enrolment-service", "metrics-service", "gateway"})
    void everyVariableSetsExactlyOnePropertyThatTheServiceReads(String service) {
        ServiceConfiguration configuration = ServiceConfiguration.of(service);
        Map<String, String> environment = compose.containers().get(service).environment();

        assertThat(environment).isNotEmpty();
        environment.forEach((variable, value) -> assertThat(configuration.setBy(variable, value))
                .as("properties of %s.yml that %s sets", service, variable)
                .hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding-service", "enrolment-service", "metrics-service", "gateway"})
    void everyAddressOfTheServicesFileIsReplaced(String service) {
        ServiceConfiguration configuration = ServiceConfiguration.of(service);
        TreeMap<String, Object> left = new TreeMap<>(configuration.properties());
        compose.containers().get(service).environment().forEach((variable, value) -> left.keySet()
                .removeAll(configuration.setBy(variable, value)));

        assertThat(left)
                .as("properties that still point at this host")
                .allSatisfy((property, value) ->
                        assertThat(String.valueOf(value)).as(property).doesNotContain("localhost", "127.0.0.1"));
    }

    @Test
    void everyImageIsBuiltFromAModuleThatMakesABootJar() throws IOException {
        for (String service : SERVICES) {
            Map<String, String> arguments = compose.containers().get(service).buildArguments();
            assertThat(arguments).containsEntry("SERVICE", service);
            String module = Files.readString(ComposeFile.ROOT.resolve(service).resolve("pom.xml"));
            assertThat(module).contains("<artifactId>" + service + "</artifactId>", "<goal>repackage</goal>");
        }
        assertThat(Files.readString(ComposeFile.ROOT.resolve("pom.xml"))).contains("<classifier>exec</classifier>");
        assertThat(Files.readString(ComposeFile.ROOT.resolve("deploy/Dockerfile")))
                .contains("-pl " + String.join(",", SERVICES), "${SERVICE}-*-exec.jar");
    }

    @Test
    void everyPortIsTheOneTheServiceListensOn() {
        for (String service : SERVICES) {
            assertThat(compose.containers().get(service).buildArguments())
                    .containsEntry("PORT", ServiceConfiguration.of(service).get("server.port"));
        }
        Map<String, String> gateway = compose.containers().get("gateway").environment();
        for (String service : SERVICES.subList(0, 3)) {
            String variable =
                    "PULSE_SERVICES_" + service.replace("-service", "").toUpperCase(Locale.ROOT);
            URI url = URI.create(gateway.get(variable + "_URL"));
            assertThat(url.getHost()).isEqualTo(service);
            assertThat(String.valueOf(url.getPort()))
                    .isEqualTo(ServiceConfiguration.of(service).get("server.port"));
        }
    }

    @Test
    void onlyTheGatewayAndGrafanaCanBeReached() {
        Map<String, List<String>> open = Map.of(
                "gateway", List.of("127.0.0.1:${PULSE_PORT:-8080}:8080"),
                "grafana", List.of("127.0.0.1:${PULSE_GRAFANA_PORT:-3000}:3000"));
        compose.containers()
                .forEach((name, container) ->
                        assertThat(container.ports()).as(name).isEqualTo(open.getOrDefault(name, List.of())));
    }

    @Test
    void brokerAndStoreAreWhereTheServicesLookForThem() {
        Map<String, String> kafka = compose.containers().get("kafka").environment();
        for (String service : SERVICES.subList(0, 3)) {
            Map<String, String> environment = compose.containers().get(service).environment();
            assertThat(kafka.get("KAFKA_ADVERTISED_LISTENERS"))
                    .isEqualTo("CLIENTS://" + environment.get("SPRING_KAFKA_BOOTSTRAP_SERVERS"));
        }
        assertThat(compose.containers().get("metrics-service").environment().get("SPRING_MONGODB_URI"))
                .startsWith("mongodb://mongo:27017/");
        // The services declare their topics themselves, with as many partitions as the contract has.
        assertThat(kafka).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        // The offset that says what has been set aside must not expire.
        assertThat(kafka).containsEntry("KAFKA_OFFSETS_RETENTION_MINUTES", "52560000");
    }

    @Test
    void theBrokerIsTheVersionTheClientsWereTestedWith() {
        assertThat(compose.containers().get("kafka").image()).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }
}
