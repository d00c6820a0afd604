package org.karmayogi.pulse.e2e.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/openapi/pulse-v1.yaml} as it is packaged. Immutable. */
public final class OpenApiDocument {

    /** Where it is, for messages and for references to it. */
    public static final String FILE = "contracts/openapi/pulse-v1.yaml";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    private final JsonNode root;
    private final List<Operation> operations;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        // The more of a path is written out, the better it fits: /a/mine before /a/{id}.
        this.operations = root.get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(this, operation.getKey(), path.getKey(), operation.getValue())))
                .sorted(Comparator.comparingLong(Operation::variables).thenComparing(Operation::toString))
                .toList();
    }

    /** Reads it from the class path. */
    public static OpenApiDocument read() {
        try (InputStream in = OpenApiDocument.class.getClassLoader().getResourceAsStream(FILE)) {
            return new OpenApiDocument(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode root() {
        return root;
    }

    /** All operations, those with the most exact paths first. */
    public List<Operation> operations() {
        return operations;
    }

    /** The operation that answers this method at this raw path; HEAD is answered as GET is. */
    public Optional<Operation> operation(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation -> operation.method().equals(asked) && operation.fits(path))
                .findFirst();
    }

    /** The node itself, or what it refers to within the document. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        if (!reference.startsWith("#/")) {
            return node;
        }
        JsonNode target = root.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError(FILE + " refers to " + reference + ", which it does not have");
        }
        return resolved(target);
    }
}
