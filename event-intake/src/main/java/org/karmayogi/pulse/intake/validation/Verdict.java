package org.karmayogi.pulse.intake.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Event;

/** What validation says about one item. */
public sealed interface Verdict {

    /** It is to be published. */
    record Valid(Event event) implements Verdict {}

    /** It says the same as an earlier item of the request, and shares that item's fate. */
    record Repeat(String id, int of) implements Verdict {}

    /**
     * It will never count.
     *
     * @param id the item's id, if it has a well-formed one
     */
    record Invalid(@Nullable String id, List<FieldError> errors) implements Verdict {}
}
