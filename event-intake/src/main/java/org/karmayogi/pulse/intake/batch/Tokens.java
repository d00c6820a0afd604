package org.karmayogi.pulse.intake.batch;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Field;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** What stands at a parser's place, for values and for messages. */
final class Tokens {

    private Tokens() {}

    /** The text of a value of the kind's JSON type; null if it is of another type. */
    static @Nullable String textOf(Field.Kind kind, JsonParser parser) {
        JsonToken token = parser.currentToken();
        boolean right = kind == Field.Kind.MINUTES ? token.isNumeric() : token == JsonToken.VALUE_STRING;
        return right ? parser.getString() : null;
    }

    /** The value, named for a message. */
    static String found(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "the string '" + Quoted.of(parser.getString()) + "'";
            default -> Quoted.of(parser.getString());
        };
    }

    /** The JSON pointer to a member of any name. */
    static String pointer(String parent, String name) {
        return parent + "/" + Quoted.of(name).replace("~", "~0").replace("/", "~1");
    }
}
