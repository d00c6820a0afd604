package org.karmayogi.pulse.e2e.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers against the document: status, content type, headers and JSON body. Thread-safe. */
public final class AnswerCheck {

    private static final String LOCATION = "classpath:" + OpenApiDocument.FILE;

    private final OpenApiDocument document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31());
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    public AnswerCheck(OpenApiDocument document) {
        this.document = document;
    }

    /** One answer, as it came. A header that is absent is empty. */
    public record Seen(String method, String path, int status, Function<String, String> headers, String body) {

        /** Without the parameters, such as a character set. */
        String mediaType() {
            return headers.apply("Content-Type").split(";", 2)[0].strip();
        }
    }

    /**
     * Fails with the route, the status and everything that the document does not allow about the answer.
     *
     * @throws AssertionError if there is anything
     */
    public void hold(Seen seen) {
        List<String> violations = violations(seen);
        if (!violations.isEmpty()) {
            throw new AssertionError(seen.method() + " " + seen.path() + " was answered " + seen.status() + " "
                    + seen.mediaType() + ", which is not what " + OpenApiDocument.FILE + " says:\n  "
                    + String.join("\n  ", violations) + "\nThe body: "
                    + seen.body().substring(0, Math.min(1_000, seen.body().length())));
        }
    }

    List<String> violations(Seen seen) {
        // Operations of the process, not of the product; their answers are Spring's.
        if (seen.path().startsWith("/actuator/")) {
            return List.of();
        }
        if (seen.status() == 405 && seen.headers().apply("Allow").isEmpty()) {
            return List.of("a 405 says in Allow which methods there are");
        }
        Optional<Operation> operation = document.operation(seen.method(), seen.path());
        if (operation.isEmpty()) {
            return seen.status() < 400
                    ? List.of("there is no such operation, so nothing but a problem may come from it")
                    : body(problem(), seen);
        }
        return operation
                .get()
                .response(seen.status())
                .map(response -> Stream.concat(headers(response, seen), body(response, seen).stream())
                        .toList())
                .orElseGet(() -> List.of("the status is not among the responses of " + operation.get()));
    }

    private JsonNode problem() {
        return document.root().at("/components/responses/Problem");
    }

    private Stream<String> headers(JsonNode response, Seen seen) {
        return response.path("headers")
                .propertyStream()
                .filter(header ->
                        document.resolved(header.getValue()).path("required").asBoolean(false))
                .filter(header -> seen.headers().apply(header.getKey()).isEmpty())
                .map(header -> "the header " + header.getKey() + " is missing");
    }

    private List<String> body(JsonNode response, Seen seen) {
        JsonNode content = response.path("content");
        if (seen.method().equals("HEAD") || content.isMissingNode()) {
            return seen.body().isEmpty() ? List.of() : List.of("there is a body where none may be");
        }
        JsonNode schema = content.path(seen.mediaType()).path("schema");
        if (schema.isMissingNode()) {
            return List.of("the content type is not among " + content.propertyNames());
        }
        return seen.mediaType().endsWith("json") ? json(schema, seen) : List.of();
    }

    private List<String> json(JsonNode schema, Seen seen) {
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(seen.body());
        } catch (JacksonException e) {
            return List.of("the body is not JSON: " + e.getOriginalMessage());
        }
        Stream<String> unfit = schemas
                .computeIfAbsent(schema, this::schema)
                .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> "at '" + error.getInstanceLocation() + "': " + error.getMessage());
        boolean otherStatus = seen.mediaType().equals("application/problem+json")
                && body.path("status").asInt(0) != seen.status();
        return Stream.concat(unfit, otherStatus ? Stream.of("the problem tells another status") : Stream.empty())
                .toList();
    }

    /** What a schema of the document does not allow about a value. */
    Stream<String> unfit(JsonNode schema, JsonNode value) {
        return schemas
                .computeIfAbsent(schema, this::schema)
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> "at '" + error.getInstanceLocation() + "': " + error.getMessage());
    }

    /** A schema from within the document, whose references must not lose what they are relative to. */
    private Schema schema(JsonNode node) {
        String text = node.toString()
                .replace("\"$ref\":\"#/", "\"$ref\":\"" + LOCATION + "#/")
                .replace("\"$ref\":\"../", "\"$ref\":\"classpath:contracts/");
        return registry.getSchema(JsonMapper.shared().readTree(text));
    }
}
