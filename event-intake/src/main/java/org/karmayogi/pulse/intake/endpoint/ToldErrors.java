package org.karmayogi.pulse.intake.endpoint;

import java.util.List;
import org.karmayogi.pulse.edge.problem.FieldError;

/** How much of what is wrong with a request's items fits into its answer. Confined to the request's thread. */
final class ToldErrors {

    /** All errors of so many items; of those that come after, the first each. */
    private static final int MOST = 1_000;

    private int told;

    /** What is told of an item's errors. */
    List<FieldError> of(List<FieldError> errors) {
        List<FieldError> some = told < MOST ? errors : errors.subList(0, 1);
        told += some.size();
        return some;
    }
}
