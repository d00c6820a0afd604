package org.karmayogi.pulse.enrolment.xapi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Quoted;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.karmayogi.pulse.enrolment.xapi.statement.StatementRules;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a request must say of itself, in headers and parameters or in the fields of a form. */
final class Requests {

    private static final List<MediaType> TAKEN = List.of(MediaType.APPLICATION_JSON, MediaType.MULTIPART_MIXED);

    private Requests() {}

    /**
     * The version that a request speaks.
     *
     * @throws ProblemException if it is missing, or none that is understood
     */
    static XapiVersion requireVersion(@Nullable String asked) {
        return XapiVersion.of(asked)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED_REQUEST,
                        XapiVersion.HEADER + " is " + found(asked) + "; expected 1.0.3 or another 1.0.x, or 2.0.0."));
    }

    /**
     * The id that a PUT gives its statement.
     *
     * @throws ProblemException if it is missing, or not a UUID
     */
    static String requireStatementId(@Nullable String id) {
        if (id == null || !StatementRules.isUuid(id)) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "statementId is " + found(id) + "; expected a UUID.");
        }
        return id;
    }

    /**
     * The content type of a body of statements.
     *
     * @throws ProblemException if it is neither JSON nor {@code multipart/mixed}; another multipart is a 400, as the
     *     standard asks
     */
    static MediaType requireContentType(@Nullable String contentType) {
        Optional<MediaType> type = parsed(contentType);
        return type.filter(found -> TAKEN.stream().anyMatch(found::isCompatibleWith))
                .orElseThrow(() -> new ProblemException(
                        type.filter(found -> found.getType().equals("multipart"))
                                        .isPresent()
                                ? ProblemType.MALFORMED_REQUEST
                                : ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "The Content-Type is " + found(contentType)
                                + "; expected application/json or multipart/mixed."));
    }

    /**
     * Lets a form pass that says it is one. What a page of another origin may send without being asked, with a
     * password that its browser knows, is refused where keys are looked at; that looks at the content type, so no
     * other one is read as a form.
     *
     * @throws ProblemException if the content type is another
     */
    static void requireForm(@Nullable String contentType) {
        if (parsed(contentType)
                .filter(MediaType.APPLICATION_FORM_URLENCODED::isCompatibleWith)
                .isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "With method the Content-Type is " + found(contentType)
                            + "; expected application/x-www-form-urlencoded.");
        }
    }

    private static Optional<MediaType> parsed(@Nullable String contentType) {
        try {
            return Optional.of(MediaType.parseMediaType(contentType == null ? "" : contentType));
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    /**
     * What stands between the parts of a body.
     *
     * @throws ProblemException if the content type does not say
     */
    static String requireBoundary(MediaType type) {
        String boundary = type.getParameter("boundary");
        if (boundary == null) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "The Content-Type multipart/mixed has no boundary; expected one.");
        }
        return boundary.length() > 1 && boundary.startsWith("\"")
                ? boundary.substring(1, boundary.length() - 1)
                : boundary;
    }

    private static String found(@Nullable String text) {
        return text == null ? "missing" : "'" + Quoted.of(text) + "'";
    }
}
