package org.karmayogi.pulse.intake.batch;

import java.util.List;
import java.util.function.Function;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the JSON value the parser stands at as one item, whatever it is. Thread-safe. */
abstract class ElementReader {

    private final int longest;
    private final Function<Field, String> pointers;

    /**
     * A reader of items of a kind.
     *
     * @param longest how many bytes an item may have
     * @param pointers where in such an item a field stands
     */
    ElementReader(int longest, Function<Field, String> pointers) {
        this.longest = longest;
        this.pointers = pointers;
    }

    final RawItem read(JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        FieldValues values = new FieldValues();
        Faults faults = new Faults();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            readMembers(parser, values, faults);
        } else {
            faults.add("", "An event must be an object, not " + Tokens.found(parser) + ".");
            parser.skipChildren();
            parser.finishToken();
        }
        int end = (int) parser.currentLocation().getByteOffset();
        return item(start, end, values, faults);
    }

    /** An item of these bytes, which may be too many. */
    final RawItem item(int start, int end, FieldValues values, Faults faults) {
        if (end - start > longest) {
            String detail = "The event has " + (end - start) + " bytes; at most " + longest + " are allowed.";
            return new RawItem(start, end, values, List.of(new FieldError("", detail)), pointers);
        }
        return new RawItem(start, end, values, faults.list(), pointers);
    }

    /** Reads the object the parser has just entered, to its end. */
    abstract void readMembers(JsonParser parser, FieldValues values, Faults faults);
}
