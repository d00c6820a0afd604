package org.karmayogi.pulse.e2e.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.mirrormaker2.KafkaMirrorMaker2;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an object of a manifest must look like: it is read as the type of its API version and kind. A value of a wrong kind is found in
 * reading; a field that the type does not have is kept by these types as an additional property, and found there.
 */
final class ManifestSchema {

    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("apps/v1/StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("monitoring.coreos.com/v1/PrometheusRule", PrometheusRule.class),
            Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
            Map.entry("kafka.strimzi.io/v1beta2/KafkaMirrorMaker2", KafkaMirrorMaker2.class),
            Map.entry("kafka.strimzi.io/v1beta2/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1beta2/KafkaUser", KafkaUser.class),
            Map.entry("keda.sh/v1alpha1/ScaledObject", KedaObject.ScaledObject.class));

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ManifestSchema() {}

    /** What is wrong with an object; empty where it fits its type. */
    static List<String> complaints(JsonNode object) {
        String kind = object.path("apiVersion").asString("") + "/"
                + object.path("kind").asString("");
        Class<?> type = TYPES.get(kind);
        if (type == null) {
            return List.of("No type is known for " + kind);
        }
        try {
            List<String> unknown = new ArrayList<>();
            collect(kind, STRICT.readValue(object.toString(), type), unknown);
            return unknown;
        } catch (JsonProcessingException e) {
            return List.of(kind + ": " + e.getOriginalMessage());
        }
    }

    private static void collect(String path, Object value, List<String> unknown) {
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                collect(path + "[" + i + "]", items.get(i), unknown);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> collect(path + "." + key, item, unknown));
        } else if (value != null && isOfAnApi(value.getClass())) {
            for (Method method : value.getClass().getMethods()) {
                if (method.getParameterCount() == 0 && method.getName().startsWith("get")) {
                    part(path, value, method, unknown);
                }
            }
        }
    }

    private static boolean isOfAnApi(Class<?> type) {
        boolean ofAnApi =
                type.getName().startsWith("io.fabric8.") || type.getName().startsWith("io.strimzi.");
        return ofAnApi && !type.isEnum();
    }

    private static void part(String path, Object value, Method getter, List<String> unknown) {
        String name = getter.getName().substring("get".length());
        Class<?> type = getter.getReturnType();
        boolean nested = List.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || isOfAnApi(type);
        if (!nested) {
            return;
        }
        try {
            Object part = getter.invoke(value);
            if (part == null) {
                return;
            }
            if (name.equals("AdditionalProperties")) {
                ((Map<?, ?>) part).keySet().forEach(key -> unknown.add(path + " has no field " + key));
            } else {
                collect(path + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1), part, unknown);
            }
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("A getter that can not be asked: " + getter, e);
        }
    }
}
