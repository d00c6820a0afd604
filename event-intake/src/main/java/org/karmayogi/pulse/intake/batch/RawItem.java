package org.karmayogi.pulse.intake.batch;

import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.FieldValues;

/**
 * One item as it was read: its values are of the right JSON type, and nothing more is known about them.
 *
 * @param start offset of the item's first byte in the body
 * @param end offset after its last byte
 * @param errors what reading already found wrong with it
 */
public record RawItem(int start, int end, FieldValues values, List<FieldError> errors) {}
