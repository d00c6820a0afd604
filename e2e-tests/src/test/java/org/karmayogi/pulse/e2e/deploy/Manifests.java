package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.e2e.system.Installed;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Objects of {@code deploy/kubernetes}. */
record Manifests(List<JsonNode> objects) {

    static final Path FOLDER = ComposeFile.ROOT.resolve("deploy/kubernetes");

    /** Those of some files, as they are written. */
    static Manifests of(String... files) {
        List<JsonNode> objects = new ArrayList<>();
        for (String file : files) {
            try {
                objects.addAll(parse(Files.readString(FOLDER.resolve(file))).objects());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Manifests(objects);
    }

    /** Those of an overlay, as they would be applied; where there is no {@code kubectl}, the test is skipped. */
    static Manifests rendered(String overlay) throws IOException, InterruptedException {
        assumeTrue(Installed.has("kubectl"), "kubectl is not on the PATH");
        Path folder = FOLDER.resolve("overlays").resolve(overlay);
        return parse(Installed.run(List.of("kubectl", "kustomize", folder.toString())));
    }

    static Manifests parse(String yaml) {
        List<JsonNode> objects = new ArrayList<>();
        for (Object object : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            objects.add(JsonMapper.shared().valueToTree(object));
        }
        return new Manifests(objects);
    }

    /** All of a kind, by name. */
    Map<String, JsonNode> all(String kind) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (JsonNode object : objects) {
            if (object.get("kind").asString().equals(kind)) {
                all.put(object.at("/metadata/name").asString(), object);
            }
        }
        return all;
    }

    JsonNode one(String kind, String name) {
        assertThat(all(kind)).containsKey(name);
        return all(kind).get(name);
    }

    /** The only container of a Deployment or StatefulSet. */
    static JsonNode container(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0");
    }

    /** A container's environment; what comes from a secret is {@code secret/key}. */
    static Map<String, String> environment(JsonNode container) {
        Map<String, String> environment = new LinkedHashMap<>();
        container.path("env").forEach(variable -> {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            environment.put(
                    variable.get("name").asString(),
                    secret.isMissingNode()
                            ? variable.get("value").asString()
                            : secret.get("name").asString() + "/"
                                    + secret.get("key").asString());
        });
        return environment;
    }
}
