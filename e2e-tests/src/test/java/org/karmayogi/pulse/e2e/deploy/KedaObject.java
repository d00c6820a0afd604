package org.karmayogi.pulse.e2e.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The objects of KEDA 2 by its documentation, as far as they are used here: there are no types of it to read them as. */
final class KedaObject {

    private KedaObject() {}

    record Metadata(String name, String namespace, Map<String, String> labels, Map<String, String> annotations) {}

    record ScaledObject(String apiVersion, String kind, Metadata metadata, ScaledSpec spec) {}

    record ScaledSpec(
            Target scaleTargetRef,
            Integer pollingInterval,
            Integer cooldownPeriod,
            Integer initialCooldownPeriod,
            Integer idleReplicaCount,
            Integer minReplicaCount,
            Integer maxReplicaCount,
            JsonNode fallback,
            JsonNode advanced,
            List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name, String envSourceContainerName) {}

    record Trigger(
            String type,
            String name,
            String metricType,
            Boolean useCachedMetrics,
            Map<String, String> metadata,
            Reference authenticationRef) {}

    record Reference(String name, String kind) {}
}
