package org.karmayogi.pulse.edge.problem;

import java.util.function.Function;

/**
 * One row of the table from exception to problem. A service contributes rows for its own failures as beans; the row whose exception
 * class is nearest to the thrown one wins.
 *
 * @param on the exception class, subclasses included
 * @param as what the caller is to see of it
 */
public record ProblemRule<E extends Throwable>(Class<E> on, Function<E, ProblemException> as) {

    /** A row that always gives the same type, with the exception's message as detail. */
    public static <E extends Throwable> ProblemRule<E> of(Class<E> on, ProblemType type) {
        return new ProblemRule<>(on, e -> new ProblemException(type, String.valueOf(e.getMessage())));
    }

    ProblemException apply(Throwable failure) {
        return as.apply(on.cast(failure));
    }
}
