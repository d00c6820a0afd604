package org.karmayogi.pulse.e2e.openapi;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One method at one path of the document. */
public final class Operation {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final OpenApiDocument document;
    private final String method;
    private final String template;
    private final JsonNode node;
    private final Pattern path;

    Operation(OpenApiDocument document, String method, String template, JsonNode node) {
        this.document = document;
        this.method = method.toUpperCase(Locale.ROOT);
        this.template = template;
        this.node = node;
        this.path = Pattern.compile(VARIABLE.matcher(template).replaceAll("[^/]+"));
    }

    String method() {
        return method;
    }

    String template() {
        return template;
    }

    /** How many parts of its path are variable. */
    long variables() {
        return VARIABLE.matcher(template).results().count();
    }

    boolean fits(String rawPath) {
        return path.matcher(rawPath).matches();
    }

    /** A path that fits, with the first example or value that the document gives for each variable. */
    String examplePath() {
        return VARIABLE.matcher(template).replaceAll(this::example);
    }

    private String example(MatchResult variable) {
        JsonNode schema = parameters()
                .filter(parameter -> parameter.path("name").asString("").equals(variable.group(1)))
                .map(parameter -> document.resolved(parameter.path("schema")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        OpenApiDocument.FILE + ": " + this + " does not describe its parameter " + variable.group()));
        return Stream.of("/examples/0", "/enum/0")
                .map(schema::at)
                .filter(value -> !value.isMissingNode())
                .map(JsonNode::asString)
                .findFirst()
                .orElse("1");
    }

    /** Method and path, without the names of its variables. */
    String route() {
        return method + " " + Mapping.nameless(template);
    }

    /** A query parameter, with its schema. */
    record Described(String name, JsonNode schema) {}

    /** Its query parameters. */
    Stream<Described> described() {
        return parameters()
                .filter(parameter -> parameter.path("in").asString("").equals("query"))
                .map(parameter -> new Described(
                        parameter.path("name").asString(""), document.resolved(parameter.path("schema"))));
    }

    /** The names of its query parameters. */
    Set<String> queryParameters() {
        return described().map(Described::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The scopes of which a key needs one; none for any key. */
    Set<String> scopes() {
        JsonNode security =
                node.has("security") ? node.get("security") : document.root().get("security");
        return security.valueStream()
                .flatMap(way -> way.path("apiKey").valueStream())
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What it may answer with this status; {@code default} stands for errors only in this document. */
    Optional<JsonNode> response(int status) {
        JsonNode responses = node.path("responses");
        return Stream.of(String.valueOf(status), status < 400 ? "" : "default")
                .map(responses::path)
                .filter(response -> !response.isMissingNode())
                .map(document::resolved)
                .findFirst();
    }

    private Stream<JsonNode> parameters() {
        return node.path("parameters").valueStream().map(document::resolved);
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
