package org.karmayogi.pulse.e2e.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What the contract, or a list beside it, says that there is: a route such as {@code GET /v1/a/{}}, a parameter of one
 * ({@code GET /v1/a/{}?b}), or a value that a parameter takes ({@code GET /v1/a/{}?b=c}).
 */
final class Promises {

    private static final Pattern ROUTE = Pattern.compile("`([A-Z]+ /[^`]*)`");

    private static final String EACH = "<register>";

    private static final List<String> REGISTERS =
            List.of("departments", "districts", "officers", "institutes", "courses", "workshops", "targets", "sources");

    private Promises() {}

    /** The lines of a list in {@code contract/}, without remarks. */
    static List<String> lines(String file) {
        try (InputStream in = Promises.class.getClassLoader().getResourceAsStream("contract/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the contract promises. */
    static Set<String> ofContract() {
        return lines("routes.txt").stream().flatMap(Promises::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is left out on purpose: a parameter of a route that is left out is, too. */
    static Set<String> notBuilt() {
        List<String> named = lines("not-built.txt").stream()
                .flatMap(line -> ROUTE.matcher(line).results())
                .map(route -> route.group(1))
                .toList();
        return named.stream().flatMap(Promises::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the document describes. */
    static Set<String> of(OpenApiDocument document) {
        return document.operations().stream()
                .flatMap(operation -> Stream.concat(
                        Stream.of(operation.route()),
                        operation.described().flatMap(parameter -> of(operation.route(), parameter))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(String route, Operation.Described parameter) {
        String name = route + "?" + parameter.name();
        return Stream.concat(
                Stream.of(name),
                parameter
                        .schema()
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .map(value -> name + "=" + value));
    }

    /** A route as it is written, and each of its parameters; of a route of every register, as many of each. */
    private static Stream<String> of(String line) {
        if (line.contains(EACH)) {
            return REGISTERS.stream().flatMap(register -> of(line.replace(EACH, register)));
        }
        String[] parts = Mapping.nameless(line).split("\\?", 2);
        Stream<String> parameters = parts.length == 1
                ? Stream.empty()
                : Arrays.stream(parts[1].split("&", -1)).map(parameter -> parts[0] + "?" + parameter);
        return Stream.concat(Stream.of(parts[0]), parameters);
    }
}
