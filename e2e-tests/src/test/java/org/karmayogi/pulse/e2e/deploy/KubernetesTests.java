package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.e2e.monitoring.MetricsPage;
import org.karmayogi.pulse.e2e.monitoring.PromQl;
import org.karmayogi.pulse.e2e.system.Installed;
import tools.jackson.databind.JsonNode;

/** The manifests, held against what the services have and read. */
class KubernetesTests {

    private static final String LIVENESS = "/actuator/health/liveness";

    private final Manifests base = Manifests.of(
            "base/gateway.yaml",
            "base/onboarding-service.yaml",
            "base/enrolment-service.yaml",
            "base/metrics-service.yaml");
    private final Manifests production = Manifests.of(
            "overlays/production/kafka-topics.yaml",
            "overlays/production/autoscaling.yaml",
            "overlays/production/service-monitors.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "onboarding-service", "enrolment-service", "metrics-service"})
    void everyServiceListensWhereItIsAskedAndReadsWhatItIsTold(String service) {
        ServiceConfiguration configuration = ServiceConfiguration.of(service);
        JsonNode container = Manifests.container(base.one("Deployment", service));

        assertThat(container.get("image").asString()).isEqualTo("karmayogi-pulse/" + service);
        assertThat(container.at("/ports/0/containerPort").asString()).isEqualTo(configuration.get("server.port"));
        assertThat(base.one("Service", service).at("/spec/ports/0/port").asString())
                .isEqualTo(configuration.get("server.port"));
        assertThat(base.one("PodDisruptionBudget", service)
                        .at("/spec/minAvailable")
                        .asInt())
                .isPositive();
        Manifests.environment(container).forEach((variable, value) -> assertThat(configuration.setBy(variable, value))
                .as("properties of %s.yml that %s sets", service, variable)
                .hasSize(1));
        assertThat(Manifests.environment(container))
                .isEqualTo(withoutVariables(
                        ComposeFile.read().containers().get(service).environment()));
    }

    /** As it is where none of the Compose file's own variables is set. */
    private static Map<String, String> withoutVariables(Map<String, String> environment) {
        Map<String, String> plain = new HashMap<>(environment);
        plain.replaceAll((name, value) -> value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1"));
        return plain;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "onboarding-service", "enrolment-service", "metrics-service"})
    void noProbeThatRestartsAsksKafkaOrMongo(String service) {
        JsonNode container = Manifests.container(base.one("Deployment", service));
        assertThat(container.at("/livenessProbe/httpGet/path").asString()).isEqualTo(LIVENESS);
        assertThat(container.at("/startupProbe/httpGet/path").asString()).isEqualTo(LIVENESS);
        assertThat(container.at("/readinessProbe/httpGet/path").asString()).isEqualTo("/actuator/health/readiness");
        ServiceConfiguration configuration = ServiceConfiguration.of(service);
        assertThat(configuration.get("management.endpoint.health.group.liveness.include"))
                .isEqualTo("livenessState");
        assertThat(configuration.get("management.endpoint.health.group.readiness.include"))
                .isEqualTo("readinessState");
    }

    @Test
    void scalersKnowTheirServiceAndTheLog() {
        JsonNode scaler = production.one("ScaledObject", "metrics-service");
        assertThat(scaler.at("/spec/maxReplicaCount").asInt())
                .isEqualTo(production
                        .one("KafkaTopic", "learning-events")
                        .at("/spec/partitions")
                        .asInt());
        assertThat(PromQl.names(scaler.at("/spec/triggers/0/metadata/query").asString()))
                .isNotEmpty()
                .isSubsetOf(MetricsPage.read().queryable());
        Set<String> scaled =
                new TreeSet<>(Set.of(scaler.at("/spec/scaleTargetRef/name").asString()));
        production
                .all("HorizontalPodAutoscaler")
                .values()
                .forEach(it -> scaled.add(it.at("/spec/scaleTargetRef/name").asString()));
        assertThat(scaled).isEqualTo(base.all("Deployment").keySet());
        assertThat(production.all("ServiceMonitor").keySet())
                .isEqualTo(base.all("Deployment").keySet());
    }

    @Test
    void theRulesOfTheOperatorAreThoseOfPrometheus() throws IOException, InterruptedException {
        String file = "overlays/production/prometheus-rule.yaml";
        String command = Manifests.FOLDER.resolve("prometheus-rule").toString();
        assertThat(Files.readString(Manifests.FOLDER.resolve(file)))
                .as("%s, against what %s writes; write it again", file, command)
                .isEqualTo(Installed.run(List.of("sh", command)));

        List<JsonNode> groups = new ArrayList<>();
        for (String rules : List.of("alerts.yml", "objectives.yml")) {
            String yaml = Files.readString(ComposeFile.ROOT.resolve("deploy/prometheus/rules/" + rules));
            Manifests.parse(yaml).objects().get(0).get("groups").forEach(groups::add);
        }
        assertThat(Manifests.of(file).one("PrometheusRule", "pulse").at("/spec/groups"))
                .containsExactlyElementsOf(groups);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everyOverlayCanBeRenderedAndRefersToWhatItHas(String overlay) throws IOException, InterruptedException {
        Manifests rendered = Manifests.rendered(overlay);

        assertThat(rendered.all("Deployment").keySet())
                .isEqualTo(base.all("Deployment").keySet());
        List<JsonNode> workloads = new ArrayList<>(rendered.all("Deployment").values());
        workloads.addAll(rendered.all("StatefulSet").values());
        Set<String> names = new TreeSet<>();
        for (JsonNode workload : workloads) {
            names.add(workload.at("/spec/template/metadata/labels/app.kubernetes.io~1name")
                    .asString());
            Set<String> volumes = new TreeSet<>();
            workload.at("/spec/template/spec/volumes")
                    .forEach(it -> volumes.add(it.get("name").asString()));
            workload.at("/spec/volumeClaimTemplates")
                    .forEach(it -> volumes.add(it.at("/metadata/name").asString()));
            assertThat(Manifests.container(workload)
                            .get("volumeMounts")
                            .valueStream()
                            .map(it -> it.get("name").asString()))
                    .as("volumes of %s", workload.at("/metadata/name"))
                    .containsExactlyInAnyOrderElementsOf(volumes);
        }
        rendered.all("Service").values().forEach(service -> assertThat(names)
                .contains(service.at("/spec/selector/app.kubernetes.io~1name").asString()));
        rendered.objects().forEach(object -> {
            if (!object.get("kind").asString().equals("Namespace")) {
                assertThat(object.at("/metadata/namespace").asString()).isEqualTo("pulse");
            }
        });
    }

    @Test
    void theLocalBrokerIsTheOneOfTheComposeFile() {
        JsonNode kafka =
                Manifests.container(Manifests.of("overlays/local/kafka.yaml").one("StatefulSet", "kafka"));
        ComposeFile.Container composed = ComposeFile.read().containers().get("kafka");
        assertThat(kafka.get("image").asString()).isEqualTo(composed.image());
        assertThat(Manifests.environment(kafka)).isEqualTo(composed.environment());
    }
}
