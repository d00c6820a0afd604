package org.karmayogi.pulse.intake.batch;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import tools.jackson.core.JsonParser;

/**
 * Reads a family's fields from the object that has them: which there are, and whether their JSON types are right.
 *
 * @param parent the JSON pointer to that object
 * @param withEnvelope whether the object also says who, when and which event it is
 */
record Members(Family family, String parent, boolean withEnvelope) {

    private static final Set<String> SET_BY_SERVER = Set.of("source", "receivedAt");

    /** Reads the object the parser has just entered, to its end. */
    void read(JsonParser parser, FieldValues values, Faults faults) {
        EnumSet<Field> seen = EnumSet.noneOf(Field.class);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            Optional<Field> known = family.field(name);
            if (known.isPresent() && belongs(known.get())) {
                read(parser, known.get(), seen, values, faults);
            } else {
                faults.add(Tokens.pointer(parent, name), stranger(name, known.isPresent()));
            }
            parser.skipChildren();
        }
        requireAll(seen, faults);
    }

    /** Says which of the fields that must be there are not among these. */
    void requireAll(Set<Field> seen, Faults faults) {
        for (Field field : family.required()) {
            if (belongs(field) && !seen.contains(field)) {
                faults.add(
                        parent + field.pointer(),
                        "%s is missing; every %s has it.".formatted(field.jsonName(), family.type()));
            }
        }
    }

    private boolean belongs(Field field) {
        return withEnvelope || !family.isEnvelope(field);
    }

    private void read(JsonParser parser, Field field, EnumSet<Field> seen, FieldValues values, Faults faults) {
        if (!seen.add(field)) {
            faults.add(parent + field.pointer(), "The field '" + field.jsonName() + "' is there more than once.");
            return;
        }
        String text = Tokens.textOf(field.kind(), parser);
        if (text == null) {
            faults.add(
                    parent + field.pointer(),
                    "%s must be a %s, not %s."
                            .formatted(field.jsonName(), field.kind().jsonType(), Tokens.found(parser)));
        } else {
            values.put(field, text);
        }
    }

    private String stranger(String name, boolean envelope) {
        if (envelope) {
            return "'" + name + "' is said by an attribute of the CloudEvent; its data must not say it too.";
        }
        return SET_BY_SERVER.contains(name)
                ? "The server sets '" + name + "'; an event must not carry it."
                : "A " + family.type() + " has no field '" + Quoted.of(name) + "'.";
    }
}
