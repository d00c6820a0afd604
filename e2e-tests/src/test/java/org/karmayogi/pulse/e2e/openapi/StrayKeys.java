package org.karmayogi.pulse.e2e.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds keys that nobody meant. The published schemas of OpenAPI and AsyncAPI take any key within a JSON Schema, and a
 * comma in a text without quotes makes one: {@code { description: one, two }} has a key {@code two} with no value.
 */
public final class StrayKeys {

    /** Members that hold values of the product's, not words of the document's. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "const", "enum");

    private static final Set<String> ONE_SCHEMA = Set.of(
            "items",
            "additionalProperties",
            "contains",
            "not",
            "if",
            "then",
            "else",
            "propertyNames",
            "unevaluatedProperties");

    private static final Set<String> SEVERAL_SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    private static final Set<String> NAMED_SCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "dependentSchemas");

    private static final List<String> VOCABULARIES =
            List.of("core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "content");

    private final Set<String> keywords = keywords();
    private final List<String> found = new ArrayList<>();

    private StrayKeys() {}

    /**
     * Where they are, as JSON pointers.
     *
     * @param schemas the names of members that hold a JSON Schema, besides those below {@code components/schemas}
     */
    public static List<String> in(JsonNode document, Set<String> schemas) {
        StrayKeys keys = new StrayKeys();
        keys.empty(document, "");
        keys.schemasBelow(document, "", schemas);
        JsonNode components = document.at("/components/schemas");
        components.forEachEntry((name, schema) -> keys.schema(schema, "/components/schemas/" + name));
        return keys.found.stream().distinct().toList();
    }

    /** Every keyword of JSON Schema 2020-12, as its own meta-schemas list them. */
    private static Set<String> keywords() {
        Set<String> keywords = new TreeSet<>();
        for (String vocabulary : VOCABULARIES) {
            String file = "draft/2020-12/meta/" + vocabulary;
            try (InputStream in = StrayKeys.class.getClassLoader().getResourceAsStream(file)) {
                keywords.addAll(
                        JsonMapper.shared().readTree(in).get("properties").propertyNames());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return keywords;
    }

    private void empty(JsonNode node, String pointer) {
        node.forEachEntry((name, value) -> {
            if (value.isNull()) {
                found.add(pointer + "/" + name);
            } else if (!VALUES.contains(name)) {
                empty(value, pointer + "/" + name);
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            empty(node.get(i), pointer + "/" + i);
        }
    }

    private void schemasBelow(JsonNode node, String pointer, Set<String> names) {
        node.forEachEntry((name, value) -> {
            if (names.contains(name)) {
                schema(value, pointer + "/" + name);
            } else if (!VALUES.contains(name) && !name.equals("schemas")) {
                schemasBelow(value, pointer + "/" + name, names);
            }
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            schemasBelow(node.get(i), pointer + "/" + i, names);
        }
    }

    private void schema(JsonNode schema, String pointer) {
        schema.forEachEntry((name, value) -> {
            String at = pointer + "/" + name;
            if (!keywords.contains(name) && !name.startsWith("x-")) {
                found.add(at);
            } else if (ONE_SCHEMA.contains(name)) {
                schema(value, at);
            } else if (SEVERAL_SCHEMAS.contains(name)) {
                value.forEach(each -> schema(each, at));
            } else if (NAMED_SCHEMAS.contains(name)) {
                value.forEachEntry((each, named) -> schema(named, at + "/" + each));
            }
        });
    }
}
