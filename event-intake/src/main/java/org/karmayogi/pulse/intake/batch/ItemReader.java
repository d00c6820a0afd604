package org.karmayogi.pulse.intake.batch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the item the parser stands at: which fields it has, and whether their JSON types are right. */
final class ItemReader {

    private static final Set<String> SET_BY_SERVER = Set.of("source", "receivedAt");

    /** Enough to see what is wrong; an item of 16 KiB could otherwise bring thousands. */
    private static final int MOST_ERRORS = 50;

    private final JsonParser parser;
    private final Family family;
    private final int longest;

    ItemReader(JsonParser parser, Family family, int longest) {
        this.parser = parser;
        this.family = family;
        this.longest = longest;
    }

    RawItem read() {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        FieldValues values = new FieldValues();
        List<FieldError> errors = new ArrayList<>(0);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readFields(values, errors);
        } else {
            errors.add(new FieldError("", "An event must be an object, not " + found() + "."));
            parser.skipChildren();
            parser.finishToken();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        if (end - start > longest) {
            String detail = "The event has " + (end - start) + " bytes; at most " + longest + " are allowed.";
            return new RawItem(start, end, values, List.of(new FieldError("", detail)));
        }
        return new RawItem(start, end, values, errors.size() > MOST_ERRORS ? errors.subList(0, MOST_ERRORS) : errors);
    }

    private void readFields(FieldValues values, List<FieldError> errors) {
        EnumSet<Field> seen = EnumSet.noneOf(Field.class);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            Optional<Field> known = family.field(name);
            if (known.isEmpty()) {
                errors.add(stranger(name));
            } else {
                Field field = known.get();
                if (!seen.add(field)) {
                    errors.add(new FieldError(field.pointer(), "The field '" + name + "' is there more than once."));
                } else {
                    read(field, values, errors);
                }
            }
            parser.skipChildren();
        }
        missing(seen, errors);
    }

    private void read(Field field, FieldValues values, List<FieldError> errors) {
        String text = textOf(field.kind());
        if (text == null) {
            String detail = "%s must be a %s, not %s."
                    .formatted(field.jsonName(), field.kind().jsonType(), found());
            errors.add(new FieldError(field.pointer(), detail));
        } else {
            values.put(field, text);
        }
    }

    private @Nullable String textOf(Field.Kind kind) {
        JsonToken token = parser.currentToken();
        boolean right = kind == Field.Kind.MINUTES ? token.isNumeric() : token == JsonToken.VALUE_STRING;
        return right ? parser.getString() : null;
    }

    private void missing(Set<Field> seen, List<FieldError> errors) {
        for (Field field : family.required()) {
            if (!seen.contains(field)) {
                String detail = "%s is missing; every %s has it.".formatted(field.jsonName(), family.type());
                errors.add(new FieldError(field.pointer(), detail));
            }
        }
    }

    private FieldError stranger(String name) {
        String pointer = "/" + Quoted.of(name).replace("~", "~0").replace("/", "~1");
        return new FieldError(
                pointer,
                SET_BY_SERVER.contains(name)
                        ? "The server sets '" + name + "'; an event must not carry it."
                        : "A " + family.type() + " has no field '" + Quoted.of(name) + "'.");
    }

    private String found() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "the string '" + Quoted.of(parser.getString()) + "'";
            default -> Quoted.of(parser.getString());
        };
    }
}
