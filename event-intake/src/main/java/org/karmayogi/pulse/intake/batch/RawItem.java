package org.karmayogi.pulse.intake.batch;

import java.util.List;
import java.util.function.Function;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.event.FieldValues;

/**
 * One item as it was read: its values are of the right JSON type, and nothing more is known about them.
 *
 * @param start offset of the item's first byte in the body
 * @param end offset after its last byte
 * @param errors what reading already found wrong with it
 * @param pointers where in the item a field stands
 */
public record RawItem(
        int start, int end, FieldValues values, List<FieldError> errors, Function<Field, String> pointers) {

    /** An item that has its fields at the top. */
    public RawItem(int start, int end, FieldValues values, List<FieldError> errors) {
        this(start, end, values, errors, Field::pointer);
    }

    /** How many bytes it has. */
    public int size() {
        return end - start;
    }

    /** The JSON pointer to a field of it. */
    public String pointer(Field field) {
        return pointers.apply(field);
    }
}
