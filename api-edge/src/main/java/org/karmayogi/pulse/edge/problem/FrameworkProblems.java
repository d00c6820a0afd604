package org.karmayogi.pulse.edge.problem;

import static org.karmayogi.pulse.edge.problem.ProblemType.FORBIDDEN;
import static org.karmayogi.pulse.edge.problem.ProblemType.INTERNAL_ERROR;
import static org.karmayogi.pulse.edge.problem.ProblemType.INVALID_PARAMETER;
import static org.karmayogi.pulse.edge.problem.ProblemType.MALFORMED_REQUEST;
import static org.karmayogi.pulse.edge.problem.ProblemType.NOT_FOUND;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What Spring throws by itself, in words that do not tell about the inside. */
final class FrameworkProblems {

    static final List<ProblemRule<?>> RULES = List.of(
            new ProblemRule<>(
                    NoResourceFoundException.class,
                    e -> new ProblemException(NOT_FOUND, NothingThere.at("/" + e.getResourcePath()))),
            new ProblemRule<>(
                    NoHandlerFoundException.class,
                    e -> new ProblemException(NOT_FOUND, NothingThere.at(e.getRequestURL()))),
            new ProblemRule<>(
                    MissingServletRequestParameterException.class,
                    e -> new ProblemException(
                            INVALID_PARAMETER, "The query parameter '" + e.getParameterName() + "' is missing")),
            new ProblemRule<>(
                    MethodArgumentTypeMismatchException.class,
                    e -> new ProblemException(INVALID_PARAMETER, mismatch(e))),
            new ProblemRule<>(
                    HttpMessageNotReadableException.class,
                    e -> new ProblemException(MALFORMED_REQUEST, unreadable(e.getCause()))),
            ProblemRule.of(AccessDeniedException.class, FORBIDDEN));

    private FrameworkProblems() {}

    /** Spring's other web exceptions, which know their status themselves. */
    static Optional<ProblemException> ofErrorResponse(Throwable failure) {
        if (!(failure instanceof ErrorResponse response)) {
            return Optional.empty();
        }
        ProblemType type = ProblemType.ofStatus(response.getStatusCode().value());
        if (type == INTERNAL_ERROR) {
            return Optional.empty();
        }
        @Nullable String detail = response.getBody().getDetail();
        return Optional.of(new ProblemException(type, detail == null ? type.title() : detail));
    }

    private static String mismatch(MethodArgumentTypeMismatchException e) {
        @Nullable Class<?> type = e.getRequiredType();
        String expected = type == null ? "another value" : expected(type);
        return "'" + e.getName() + "' is '" + e.getValue() + "'; expected " + expected;
    }

    private static String expected(Class<?> type) {
        Object @Nullable [] constants = type.getEnumConstants();
        if (constants != null) {
            return "one of " + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "LocalDate" -> "a date such as 2026-11-22";
            case "YearMonth" -> "a month such as 2026-11";
            case "Instant", "OffsetDateTime" -> "a time such as 2026-11-22T06:30:00Z";
            case "boolean", "Boolean" -> "true or false";
            default -> "a valid " + type.getSimpleName();
        };
    }

    private static String unreadable(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "There is no field '" + unknown.getPropertyName() + "' here; known are "
                    + unknown.getKnownPropertyIds();
        }
        if (cause instanceof JacksonException json && json.getLocation() != null) {
            return "The body is not the JSON expected here, at line "
                    + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr();
        }
        return "The body is missing or could not be read";
    }
}
