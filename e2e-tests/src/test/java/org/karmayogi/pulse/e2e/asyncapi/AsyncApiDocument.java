package org.karmayogi.pulse.e2e.asyncapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/asyncapi/pulse-v1.yaml} as it is packaged. */
final class AsyncApiDocument {

    static final String FILE = "contracts/asyncapi/pulse-v1.yaml";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode root;

    private AsyncApiDocument(JsonNode root) {
        this.root = root;
    }

    static AsyncApiDocument read() {
        try (InputStream in = AsyncApiDocument.class.getClassLoader().getResourceAsStream(FILE)) {
            return new AsyncApiDocument(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** A topic's partitions and settings as a text. */
    Map<String, String> topics() {
        Map<String, String> topics = new TreeMap<>();
        root.get("channels").forEach(channel -> {
            JsonNode kafka = channel.at("/bindings/kafka");
            Map<String, String> settings = new TreeMap<>();
            kafka.path("topicConfiguration")
                    .properties()
                    .forEach(it -> settings.put(
                            it.getKey(),
                            it.getValue().isArray()
                                    ? it.getValue()
                                            .valueStream()
                                            .map(JsonNode::asString)
                                            .collect(Collectors.joining(","))
                                    : it.getValue().asString()));
            topics.put(
                    channel.get("address").asString(), kafka.get("partitions").asInt() + " partitions, " + settings);
        });
        return topics;
    }

    /** The names of a channel's messages. */
    Set<String> messages(String topic) {
        return new TreeSet<>(root.get("channels").get(topic).get("messages").propertyNames());
    }

    JsonNode message(String name) {
        return root.get("components").get("messages").get(name);
    }

    /** The names of the headers that a message is said to have. */
    Set<String> headers(String message) {
        Set<String> names = new TreeSet<>();
        headers(message(message).get("headers"), names);
        return names;
    }

    private void headers(JsonNode schema, Set<String> names) {
        schema.path("allOf").forEach(part -> headers(part, names));
        if (schema.has("$ref")) {
            headers(root.at(schema.get("$ref").asString().substring(1)), names);
        }
        names.addAll(schema.path("properties").propertyNames());
    }

    /** What a schema of the document does not allow about a value. */
    Stream<String> unfit(JsonNode schema, JsonNode value) {
        String reference = schema.path("$ref").asString("");
        return schema(reference.startsWith("#/") ? root.at(reference.substring(1)) : schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> "at '" + error.getInstanceLocation() + "': " + error.getMessage());
    }

    /** From within the document, whose references must not lose what they are relative to. */
    private static Schema schema(JsonNode node) {
        String text = node.toString()
                .replace("\"$ref\":\"#/", "\"$ref\":\"classpath:" + FILE + "#/")
                .replace("\"$ref\":\"../", "\"$ref\":\"classpath:contracts/");
        return SCHEMAS.getSchema(JsonMapper.shared().readTree(text));
    }
}
