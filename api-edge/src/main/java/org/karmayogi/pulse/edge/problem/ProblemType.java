package org.karmayogi.pulse.edge.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * The problem types a caller can meet. The URI ({@code /problems/<slug>}) is a promise: clients may switch on it, so a
 * slug is never renamed or given another status.
 */
public enum ProblemType {
    MALFORMED_REQUEST(
            "malformed-request",
            400,
            "The request could not be read",
            "The body, a header or the request line can not be read as what it claims to be. Sending it again will not help."),
    INVALID_BATCH(
            "invalid-batch",
            400,
            "An item is not valid, so nothing of the request was taken",
            "One item of a request that is taken whole or not at all is not valid; errors point into the items."),
    TOO_DEEP(
            "too-deep",
            400,
            "The JSON nests deeper than allowed",
            "Objects and arrays stand in each other deeper than those of any event."),
    INVALID_PARAMETER(
            "invalid-parameter",
            400,
            "A query parameter is not valid",
            "A parameter is unknown here, missing, or has a value that is not allowed. The detail names it and what was expected."),
    UNAUTHENTICATED(
            "unauthenticated", 401, "A valid key or token is required", "No key was sent, or one that is not known."),
    FORBIDDEN(
            "forbidden",
            403,
            "The key or token does not allow this",
            "The key is known and lacks the scope, or is confined to other departments or districts."),
    NOT_FOUND("not-found", 404, "There is nothing here", "The path, or what it names, does not exist."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "The resource does not support this method",
            "The path exists; its methods are in the header Allow."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "None of the accepted media types can be produced",
            "The header Accept admits nothing that this route can answer."),
    REQUEST_TIMEOUT(
            "request-timeout",
            408,
            "The request did not arrive in time",
            "The caller did not finish sending the request. Events of it may be sent again with the same ids."),
    CONFLICT(
            "conflict",
            409,
            "The request does not fit the present state",
            "It would be valid at another time; the detail says what stands in the way."),
    TOO_LARGE(
            "too-large",
            413,
            "The request is larger than allowed",
            "More than 8 MiB after decompression. Events of it may have been taken; the detail says how many."),
    COMPRESSED_TOO_LARGE(
            "compressed-too-large",
            413,
            "The request is larger than allowed even before decompression",
            "More than 8 MiB came over the line; send fewer events a request."),
    TOO_MANY_EVENTS(
            "too-many-events",
            413,
            "The request has more events than allowed",
            "More than 5,000 events; send them in several requests."),
    STRING_TOO_LONG(
            "string-too-long",
            413,
            "A string is longer than that of any event",
            "A text in the body is longer than an event can be."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "The media type is not supported",
            "The header Content-Type or Content-Encoding names a form that this route does not read."),
    INVALID_EVENT(
            "invalid-event",
            422,
            "The event is not valid",
            "The one event of the request will never count; errors say by JSON pointer why. It is kept with its reason."),
    RATE_LIMITED("rate-limited", 429, "Too many requests", "Come back after the seconds in Retry-After."),
    HEADERS_TOO_LARGE(
            "headers-too-large", 431, "The headers are larger or more than allowed", "Send fewer or shorter headers."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "Something failed on the server",
            "A fault of ours. The detail holds an id under which the log says what happened."),
    LOG_UNAVAILABLE(
            "log-unavailable",
            503,
            "Nothing could be taken: the event log did not answer in time",
            "No event of the request is known to be in the log. Send them again with the same ids after Retry-After."),
    STORE_UNAVAILABLE(
            "store-unavailable",
            503,
            "The metrics store did not answer",
            "Ask again after Retry-After. Events are taken meanwhile."),
    NOT_READY(
            "not-ready",
            503,
            "The figures are not complete yet",
            "The log is being read. Ask again after Retry-After."),
    OVERLOADED(
            "overloaded",
            503,
            "Too many requests are in flight",
            "All places for requests of this kind are taken. Come back after Retry-After."),
    CIRCUIT_OPEN(
            "circuit-open",
            503,
            "The service behind this route is failing and is given time to recover",
            "Nothing was passed on. Come back after Retry-After."),
    SERVICE_UNAVAILABLE(
            "service-unavailable",
            503,
            "The service behind this route cannot be reached",
            "The connection was refused or broke. Events may have been taken; sending them again with the same ids is safe."),
    GATEWAY_TIMEOUT(
            "gateway-timeout",
            504,
            "The service behind this route did not answer in time",
            "Events may have been taken; sending them again with the same ids is safe.");

    private final String slug;
    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(String slug, int status, String title, String meaning) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.meaning = meaning;
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

    /** What it tells the caller, and what to do; for people. */
    public String meaning() {
        return meaning;
    }

    /** The type with this slug; empty when there is none. */
    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
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
