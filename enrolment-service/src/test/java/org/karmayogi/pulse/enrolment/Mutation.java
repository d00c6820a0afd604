package org.karmayogi.pulse.enrolment;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes of an item what senders make of it: fields go missing, and come with other types and values. */
public final class Mutation {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "2",
            "1.5",
            "1e400",
            "1767594600000",
            "\"\"",
            "\"x\"",
            "\"User\"",
            "\"Course\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"id\":{},\"type\":[]}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(200) + "\"");

    private Mutation() {}

    /** Changes one value somewhere in it. */
    public static void of(JsonNode node, Random random) {
        if (node.isEmpty()) {
            return;
        }
        if (node instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            if (array.get(at).isContainer() && random.nextBoolean()) {
                of(array.get(at), random);
            } else {
                array.set(at, value(random));
            }
            return;
        }
        ObjectNode object = (ObjectNode) node;
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        JsonNode child = object.get(name);
        if (child.isContainer() && random.nextInt(3) > 0) {
            of(child, random);
        } else if (random.nextInt(4) == 0) {
            object.remove(name);
        } else {
            object.set(name, value(random));
        }
    }

    private static JsonNode value(Random random) {
        return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    }
}
