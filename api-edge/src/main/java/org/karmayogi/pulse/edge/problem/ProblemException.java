package org.karmayogi.pulse.edge.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure that already knows which problem the caller is to see. Thrown at the edge; the pure core never knows it. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), null);
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** How long the caller should wait before trying again; null where waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
