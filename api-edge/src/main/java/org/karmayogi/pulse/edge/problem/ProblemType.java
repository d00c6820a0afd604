package org.karmayogi.pulse.edge.problem;

import java.net.URI;

/**
 * The problem types a caller can meet. The URI ({@code /problems/<slug>}) is a promise: clients may switch on it, so a
 * slug is never renamed or given another status.
 */
public enum ProblemType {
    MALFORMED_REQUEST("malformed-request", 400, "The request could not be read"),
    INVALID_BATCH("invalid-batch", 400, "An item is not valid, so nothing of the request was taken"),
    TOO_DEEP("too-deep", 400, "The JSON nests deeper than allowed"),
    INVALID_PARAMETER("invalid-parameter", 400, "A query parameter is not valid"),
    UNAUTHENTICATED("unauthenticated", 401, "A valid key or token is required"),
    FORBIDDEN("forbidden", 403, "The key or token does not allow this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "The resource does not support this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types can be produced"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request did not arrive in time"),
    CONFLICT("conflict", 409, "The request does not fit the present state"),
    TOO_LARGE("too-large", 413, "The request is larger than allowed"),
    COMPRESSED_TOO_LARGE("compressed-too-large", 413, "The request is larger than allowed even before decompression"),
    TOO_MANY_EVENTS("too-many-events", 413, "The request has more events than allowed"),
    STRING_TOO_LONG("string-too-long", 413, "A string is longer than that of any event"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The media type is not supported"),
    INVALID_EVENT("invalid-event", 422, "The event is not valid"),
    RATE_LIMITED("rate-limited", 429, "Too many requests"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are larger or more than allowed"),
    INTERNAL_ERROR("internal-error", 500, "Something failed on the server"),
    LOG_UNAVAILABLE("log-unavailable", 503, "Nothing could be taken: the event log did not answer in time"),
    STORE_UNAVAILABLE("store-unavailable", 503, "The metrics store did not answer"),
    NOT_READY("not-ready", 503, "The figures are not complete yet"),
    OVERLOADED("overloaded", 503, "Too many requests are in flight"),
    CIRCUIT_OPEN("circuit-open", 503, "The service behind this route is failing and is given time to recover"),
    SERVICE_UNAVAILABLE("service-unavailable", 503, "The service behind this route cannot be reached"),
    GATEWAY_TIMEOUT("gateway-timeout", 504, "The service behind this route did not answer in time");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The stable identifier, a relative reference under {@code /problems/}. */
    public URI uri() {
        return URI.create("/problems/" + slug);
    }

    /** The last part of the URI, such as {@code circuit-open}; also good as a tag of a meter. */
    public String slug() {
        return slug;
    }

    /** The HTTP status that always goes with this type. */
    public int status() {
        return status;
    }

    /** A short summary that does not change from occurrence to occurrence. */
    public String title() {
        return title;
    }

    /** The general type for a status that a framework chose by itself; unknown client errors are a malformed request. */
    public static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> RATE_LIMITED;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> OVERLOADED;
            case 504 -> GATEWAY_TIMEOUT;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
