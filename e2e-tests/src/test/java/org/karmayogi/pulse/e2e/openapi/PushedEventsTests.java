package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the document says of a pushed event is what the event's own schema says, and generators of clients can read
 * it.
 */
class PushedEventsTests {

    /** For people only. */
    private static final Set<String> WORDS = Set.of("description", "examples", "title");

    private final OpenApiDocument document = OpenApiDocument.read();

    @ParameterizedTest
    @CsvSource({
        "Onboarding, learner.onboarded",
        "Transfer, learner.transferred",
        "Deactivation, learner.deactivated",
        "Enrolment, course.enrolled",
        "Withdrawal, course.withdrawn",
        "Completion, course.completed",
        "Revocation, course.revoked",
        "Link, identity.linked",
        "Unlink, identity.unlinked",
    })
    void theEventOfARouteIsThatOfItsFamily(String component, String family) throws IOException {
        JsonNode described = document.root().at("/components/schemas/" + component);
        JsonNode schema = schema(family);

        assertThat(properties(described)).isEqualTo(properties(schema));
        assertThat(required(described)).isEqualTo(required(schema));
        assertThat(described.get("additionalProperties")).isEqualTo(schema.get("additionalProperties"));
        assertThat(body(component + "s").at("/oneOf/0/$ref").asString()).endsWith("/" + component);
        assertThat(body(component + "s").at("/oneOf/1/items/$ref").asString()).endsWith("/" + component);
    }

    /** For openapi-python-client 0.29, which writes code for it that does not parse. */
    @Test
    void noBooleanIsAConst() {
        assertThat(document.root().findValues("const"))
                .as("const in %s", OpenApiDocument.FILE)
                .noneMatch(JsonNode::isBoolean);
    }

    private JsonNode body(String name) {
        return document.root().at("/components/requestBodies/" + name + "/content/application~1json/schema");
    }

    private Map<String, JsonNode> properties(JsonNode schema) {
        Map<String, JsonNode> properties = new TreeMap<>();
        schema.get("properties").forEachEntry((name, property) -> {
            ObjectNode plain = (ObjectNode) document.resolved(property).deepCopy();
            properties.put(name, plain.remove(WORDS));
        });
        return properties;
    }

    private static Set<String> required(JsonNode schema) {
        Stream<String> names = schema.get("required").valueStream().map(JsonNode::asString);
        return names.collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode schema(String family) throws IOException {
        String file = "contracts/events/" + family + "/v1.schema.json";
        try (InputStream in = PushedEventsTests.class.getClassLoader().getResourceAsStream(file)) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
