package org.karmayogi.pulse.intake.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;

/** What one item is answered. {@code duplicateOf} is the index of the earlier item that said the same, if any. */
sealed interface ItemResult {

    /** Every in-sync replica has it. */
    record Accepted(String id, @Nullable Integer duplicateOf) implements ItemResult {}

    /** It will never count. */
    record Rejected(@Nullable String id, List<FieldError> errors) implements ItemResult {}

    /** The broker did not answer in time; sending it again with the same id is safe. */
    record Unknown(String id, @Nullable Integer duplicateOf) implements ItemResult {}
}
