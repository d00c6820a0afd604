package org.karmayogi.pulse.intake.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what tells an item's kind, in bounded memory however large the item is. */
final class Outline {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** In both standards the type of what an item is about stands in the third level of objects. */
    private static final int LEVELS = 3;

    /** Longer than any identifier or type. */
    private static final int LONGEST_TEXT = 1_024;

    /** Many more than the three levels of a statement or of an event have. */
    private static final int MOST_VALUES = 1_024;

    private int values;

    private Outline() {}

    /** The outline of the value that the parser is in front of. */
    static JsonNode read(JsonParser parser) {
        JsonNode read = new Outline().value(parser, parser.nextToken(), LEVELS);
        return read == null ? NODES.missingNode() : read;
    }

    private ObjectNode object(JsonParser parser, int levels) {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonNode value = value(parser, parser.nextToken(), levels);
            if (value != null && ++values <= MOST_VALUES) {
                object.set(name, value);
            }
        }
        return object;
    }

    /** Of an array its objects: what is listed by type and id is an object each. */
    private ArrayNode array(JsonParser parser, int levels) {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            JsonNode value = token == JsonToken.START_OBJECT ? value(parser, token, levels) : null;
            if (value != null && ++values <= MOST_VALUES) {
                array.add(value);
            } else {
                parser.skipChildren();
            }
        }
        return array;
    }

    /** Null for what is left out. */
    private @Nullable JsonNode value(JsonParser parser, JsonToken token, int levels) {
        if (token == JsonToken.START_OBJECT && levels > 0) {
            return object(parser, levels - 1);
        }
        if (token == JsonToken.START_ARRAY && levels > 0) {
            return array(parser, levels);
        }
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            return null;
        }
        if (parser.getStringLength() > LONGEST_TEXT) {
            return null;
        }
        return switch (token) {
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            default -> NODES.nullNode();
        };
    }
}
