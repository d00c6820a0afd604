package org.karmayogi.pulse.intake.batch;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;

/**
 * The attributes of one CloudEvent, whichever way they are sent. {@code id}, {@code subject} and {@code time} become the event's;
 * {@code specversion}, {@code type} and {@code datacontenttype} must be what this route takes; {@code source} must be there, as the
 * standard asks, and is not believed: the source is the key's portal. {@code dataschema} must be one; it and
 * extensions change nothing.
 */
final class Attributes {

    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type", "subject", "time");

    /** No event needs so many; it bounds what one item makes us remember. */
    private static final int MOST = 100;

    private final Family family;
    private final FieldValues values;
    private final Faults faults;
    private final Set<String> seen = new HashSet<>();

    Attributes(Family family, FieldValues values, Faults faults) {
        this.family = family;
        this.values = values;
        this.faults = faults;
    }

    /** Where in a CloudEvent a field of ours stands. */
    static String pointer(Family family, Field field) {
        if (field == family.subject()) {
            return "/subject";
        }
        return switch (field) {
            case ID -> "/id";
            case OCCURRED_AT -> "/time";
            default -> "/data" + field.pointer();
        };
    }

    /** Whether the attribute is well named, may be sent, and comes for the first time. */
    boolean isNew(String name) {
        String pointer = Tokens.pointer("", name);
        if (!isWellNamed(name)) {
            faults.add(pointer, "A CloudEvent has no attribute '" + Quoted.of(name) + "'; names are of a-z and 0-9.");
        } else if (name.equals("receivedat")) {
            faults.add(pointer, "The server sets 'receivedat'; an event must not carry it.");
        } else if (seen.size() == MOST) {
            faults.add(pointer, "The CloudEvent has more than " + MOST + " attributes.");
        } else if (!seen.add(name)) {
            faults.add(pointer, "The attribute '" + Quoted.of(name) + "' is there more than once.");
        } else {
            return true;
        }
        return false;
    }

    /** Whether its value must be a string, in a form that knows other values. */
    static boolean isText(String name) {
        return REQUIRED.contains(name) || name.equals("datacontenttype") || name.equals("dataschema");
    }

    void put(String name, String text) {
        switch (name) {
            case "id" -> values.put(Field.ID, text);
            case "subject" -> values.put(family.subject(), text);
            case "time" -> values.put(Field.OCCURRED_AT, text);
            case "specversion" -> require(name, text, text.equals("1.0"), "1.0");
            case "type" -> require(name, text, text.equals(family.cloudEventsType()), family.cloudEventsType());
            case "source" -> require(name, text, !text.isBlank(), "a URI reference");
            case "dataschema" -> require(name, text, !text.isBlank(), "a URI");
            case "datacontenttype" -> require(name, text, isJson(text), "application/json");
            default -> {}
        }
    }

    private void require(String name, String text, boolean met, String expected) {
        if (!met) {
            faults.add(
                    "/" + name,
                    "'" + Quoted.of(text) + "' is not the " + name + " this route takes: " + expected + ".");
        }
    }

    /** Says what is missing. */
    void end() {
        for (String name : REQUIRED) {
            if (!seen.contains(name)) {
                String why =
                        switch (name) {
                            case "subject" -> family.isIdentity() ? "it is the alias" : "it is the learner";
                            case "time" -> "it is when the event occurred";
                            default -> "every CloudEvent has it";
                        };
                faults.add("/" + name, name + " is missing; " + why + ".");
            }
        }
    }

    private static boolean isWellNamed(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    private static boolean isJson(String mediaType) {
        String compact = mediaType.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", "");
        return compact.equals("application/json") || compact.equals("application/json;charset=utf-8");
    }
}
