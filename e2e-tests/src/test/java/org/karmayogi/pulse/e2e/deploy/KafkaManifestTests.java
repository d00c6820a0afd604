package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Topics, users and the mirror in the manifests, held against AsyncAPI, which is held to a running system. */
class KafkaManifestTests {

    /** What Strimzi's type has fields of its own for, or needs no word about. */
    private static final String SAID_OTHERWISE = String.join(
            "|",
            "clusters",
            "config\\.providers.*",
            ".*\\.bootstrap\\.servers",
            "main->mirror\\.enabled",
            "(mirror\\.)?plugin\\.discovery",
            "emit\\.(checkpoints|heartbeats)\\.enabled",
            "heartbeats\\.topic\\.replication\\.factor",
            "sync\\.group\\.offsets\\.enabled");

    private final Manifests production =
            Manifests.of("overlays/production/kafka-topics.yaml", "overlays/production/kafka-users.yaml");
    private final JsonNode contract = parsed("contracts/asyncapi/pulse-v1.yaml");

    private static JsonNode parsed(String file) {
        return Manifests.parse(text(file)).objects().get(0);
    }

    private static String text(String file) {
        try {
            return Files.readString(ComposeFile.ROOT.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theTopicsAreThoseThatTheServicesWouldDeclareWithThreeCopies() {
        Set<String> topics = new HashSet<>();
        for (JsonNode channel : contract.get("channels")) {
            String name = channel.get("address").asString();
            topics.add(name);
            JsonNode declared = channel.at("/bindings/kafka");
            JsonNode spec = production.one("KafkaTopic", name).get("spec");
            assertThat(spec.get("partitions").asInt())
                    .as(name)
                    .isEqualTo(declared.get("partitions").asInt());
            assertThat(spec.get("replicas").asInt()).as(name).isEqualTo(3);
            Map<String, String> settings = settings(declared.get("topicConfiguration"));
            settings.put("min.insync.replicas", "2");
            assertThat(settings(spec.get("config"))).as(name).isEqualTo(settings);
        }
        assertThat(production.all("KafkaTopic").keySet()).isEqualTo(topics);
    }

    private static Map<String, String> settings(JsonNode node) {
        Map<String, String> settings = new TreeMap<>();
        node.properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            settings.put(setting.getKey(), (value.isArray() ? value.get(0) : value).asString());
        });
        return settings;
    }

    @Test
    void everyServiceMayReadAndWriteWhatItDoesAndNothingElse() {
        Map<String, Set<String>> does = new HashMap<>();
        contract.get("operations").properties().forEach(operation -> {
            String service = operation.getKey().substring(0, operation.getKey().indexOf('.'));
            String channel = operation.getValue().at("/channel/$ref").asString();
            String right = operation.getValue().get("action").asString().equals("send") ? "Write" : "Read";
            does.computeIfAbsent(service, any -> new TreeSet<>()).add(right + channel.substring("#/channels".length()));
        });
        does.forEach((service, operations) -> assertThat(mayReadAndWrite(production.one("KafkaUser", service)))
                .as(service)
                .isEqualTo(operations));
        assertThat(mayReadAndWrite(production.one("KafkaUser", "mirror-maker")))
                .containsExactly("Read/learning-events", "Read/learning-reference", "Read/learning-rejects");
        does.put("mirror-maker", Set.of());
        assertThat(production.all("KafkaUser").keySet()).isEqualTo(does.keySet());
        production.all("KafkaUser").values().forEach(user -> assertThat(user.toString())
                .doesNotContain("Delete", "Alter", "All"));
    }

    private static Set<String> mayReadAndWrite(JsonNode user) {
        Set<String> rights = new TreeSet<>();
        for (JsonNode rule : user.at("/spec/authorization/acls")) {
            if (rule.at("/resource/type").asString().equals("topic")) {
                for (JsonNode operation : rule.get("operations")) {
                    if (Set.of("Read", "Write").contains(operation.asString())) {
                        rights.add(operation.asString() + "/"
                                + rule.at("/resource/name").asString());
                    }
                }
            }
        }
        return rights;
    }

    /** MirrorIT runs with the file; what Strimzi is told must be the same. */
    @Test
    void theMirrorOfTheManifestsIsTheOneOfTheFile() throws IOException {
        Properties file = new Properties();
        try (Reader reader = new StringReader(text("deploy/kafka/mirror-maker.properties"))) {
            file.load(reader);
        }
        JsonNode spec = Manifests.of("overlays/mirror/kafka-mirror-maker.yaml")
                .one("KafkaMirrorMaker2", "pulse-mirror")
                .get("spec");
        JsonNode mirror = spec.at("/mirrors/0");
        Map<String, String> told = new TreeMap<>();
        told.put("topics", mirror.get("topicsPattern").asString());
        told.put("tasks.max", mirror.at("/sourceConnector/tasksMax").asString());
        settings(mirror.at("/sourceConnector/config"))
                .forEach((name, value) -> told.put(name.replace("source.consumer.", "main.consumer."), value));
        settings(spec.at("/clusters/1/config"))
                .forEach((name, value) -> told.put(name.replaceFirst("^producer\\.", "mirror.producer."), value));

        Map<String, String> wanted = new TreeMap<>();
        file.stringPropertyNames()
                .forEach(name -> wanted.put(name, file.getProperty(name).replace("${env:PULSE_MIRROR_COPIES}", "3")));
        wanted.keySet().removeIf(name -> name.matches(SAID_OTHERWISE));
        assertThat(told).isEqualTo(wanted);
        assertThat(mirror.has("checkpointConnector")).isFalse();
        assertThat(mirror.has("heartbeatConnector")).isFalse();
        assertThat(mirror.get("sourceCluster").asString()).isEqualTo("main");
        assertThat(mirror.get("targetCluster").asString())
                .isEqualTo(spec.get("connectCluster").asString())
                .isEqualTo("mirror");
    }

    @Test
    void theMirrorCopiesEveryTopic() {
        Set<String> topics = new TreeSet<>();
        for (String pattern : parsedTopics()) {
            topics.add(pattern.strip().replace("\\.", "."));
        }
        assertThat(topics).isEqualTo(production.all("KafkaTopic").keySet());
    }

    private static String[] parsedTopics() {
        return Manifests.of("overlays/mirror/kafka-mirror-maker.yaml")
                .one("KafkaMirrorMaker2", "pulse-mirror")
                .at("/spec/mirrors/0/topicsPattern")
                .asString()
                .split(",");
    }
}
