package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every object that would be applied has the fields of its kind and no others, each with a value of its type. */
class ManifestSchemaTests {

    @ParameterizedTest
    @CsvSource({"local, 10", "production, 10", "mirror, 1"})
    void everyRenderedObjectFitsItsKind(String overlay, int moreThan) throws IOException, InterruptedException {
        Manifests rendered = Manifests.rendered(overlay);

        assertThat(rendered.objects()).hasSizeGreaterThan(moreThan).allSatisfy(object -> assertThat(
                        ManifestSchema.complaints(object))
                .as("%s %s", object.get("kind"), object.at("/metadata/name"))
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "base/gateway.yaml, Deployment, gateway, /spec/template/spec/containers/0",
        "base/gateway.yaml, Service, gateway, /spec/ports/0",
        "base/gateway.yaml, PodDisruptionBudget, gateway, /spec",
        "overlays/production/service-monitors.yaml, ServiceMonitor, gateway, /spec/endpoints/0",
        "overlays/production/prometheus-rule.yaml, PrometheusRule, pulse, /spec/groups/0/rules/0",
        "overlays/production/kafka-topics.yaml, KafkaTopic, learning-events, /spec",
        "overlays/production/kafka-users.yaml, KafkaUser, metrics-service, /spec",
        "overlays/mirror/kafka-mirror-maker.yaml, KafkaMirrorMaker2, pulse-mirror, /spec/mirrors/0/sourceConnector",
        "overlays/production/autoscaling.yaml, HorizontalPodAutoscaler, gateway, /spec/behavior/scaleDown",
        "overlays/production/autoscaling.yaml, ScaledObject, metrics-service, /spec/triggers/0",
    })
    void aFieldThatItsKindDoesNotHaveIsFound(String file, String kind, String name, String place) {
        JsonNode object = Manifests.of(file).one(kind, name);
        assertThat(ManifestSchema.complaints(object)).isEmpty();
        ((ObjectNode) object.at(place)).put("replica", 2);
        assertThat(ManifestSchema.complaints(object)).singleElement().asString().contains("replica");
    }

    @Test
    void aValueOfAWrongTypeAndAKindOfNobodyAreFound() {
        JsonNode object = Manifests.of("base/gateway.yaml").one("Deployment", "gateway");
        ((ObjectNode) object.at("/spec")).put("replicas", "two");
        assertThat(ManifestSchema.complaints(object)).singleElement().asString().contains("two");
        ((ObjectNode) object).put("apiVersion", "apps/v1beta1");
        assertThat(ManifestSchema.complaints(object)).containsExactly("No type is known for apps/v1beta1/Deployment");
    }
}
