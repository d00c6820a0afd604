package org.karmayogi.pulse.edge.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a problem, as RFC 9457 has it.
 *
 * @param type decides type URI, status and title
 * @param detail one sentence about this occurrence; null where the title says it all
 * @param instance the path that was asked, without the query; null where there was none
 * @param errors the faulty places, empty where that does not apply
 * @param retryAfter becomes the {@code Retry-After} header, never part of the body; null where waiting does not help
 */
public record Problem(
        ProblemType type,
        @Nullable String detail,
        @Nullable String instance,
        List<FieldError> errors,
        @Nullable Duration retryAfter) {

    /** The media type every error of every layer has. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(ProblemType type, @Nullable String detail, @Nullable String instance) {
        return new Problem(type, detail, instance, List.of(), null);
    }

    public static Problem of(ProblemException exception, @Nullable String instance) {
        return new Problem(
                exception.type(), exception.getMessage(), instance, exception.errors(), exception.retryAfter());
    }

    /** The value of the {@code Retry-After} header in whole seconds, at least 1; null where there is none. */
    public @Nullable String retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds()));
    }
}
