package org.karmayogi.pulse.e2e.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.edge.access.AccessRules;
import org.karmayogi.pulse.edge.access.Scope;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

/** The document's routes and the running ones are the same: no undocumented one, none missing, with the same parameters and scopes. */
class DocumentedRoutesIT {

    @TempDir
    static Path folder;

    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
    private static RunningApplications applications;
    private static List<Mapping> mappings;

    @BeforeAll
    static void start() throws Exception {
        applications = new RunningApplications(folder);
        mappings = Stream.concat(
                        applications.services().entrySet().stream()
                                .flatMap(service -> Mapping.ofService(service.getKey(), service.getValue())),
                        Mapping.ofGateway("gateway", applications.gateway()))
                .filter(mapping -> !mapping.isOfTheProcess())
                .toList();
    }

    @AfterAll
    static void stop() throws Exception {
        applications.stop();
    }

    @Test
    void everyRouteThatRunsIsDocumented() {
        Set<String> documented =
                DOCUMENT.operations().stream().map(Operation::route).collect(Collectors.toSet());

        assertThat(mappings.stream().filter(mapping -> !documented.contains(mapping.route())))
                .as("routes that run and have no entry under paths in %s", OpenApiDocument.FILE)
                .isEmpty();
    }

    @Test
    void everyDocumentedRouteIsAnsweredByOneApplication() {
        assertThat(DOCUMENT.operations()).allSatisfy(operation -> assertThat(
                        mapped(operation).map(Mapping::application).distinct())
                .as("applications with a handler of %s, which %s documents", operation, OpenApiDocument.FILE)
                .hasSize(1));
    }

    @Test
    void theQueryParametersAreThoseOfTheHandlers() {
        assertThat(running()).allSatisfy(operation -> assertThat(operation.queryParameters())
                .as("query parameters of %s in %s, against its handlers", operation, OpenApiDocument.FILE)
                .isEqualTo(mapped(operation)
                        .flatMap(mapping -> mapping.queryParameters().stream())
                        .collect(Collectors.toCollection(TreeSet::new))));
    }

    @Test
    void theScopesAreThoseOfTheAccessRules() {
        assertThat(DOCUMENT.operations()).allSatisfy(operation -> {
            Set<String> asked = AccessRules.required(operation.method(), operation.examplePath()).stream()
                    .map(Scope::code)
                    .collect(Collectors.toCollection(TreeSet::new));
            // Every scope is any key, which the document says with an empty list.
            boolean anyKey = asked.size() == Scope.values().length;
            assertThat(operation.scopes())
                    .as("scopes under security of %s in %s, against AccessRules", operation, OpenApiDocument.FILE)
                    .isEqualTo(anyKey ? Set.of() : asked);
        });
    }

    @Test
    void theGatewayTakesEveryRouteToTheServiceThatAnswersIt() {
        assertThat(running()).allSatisfy(operation -> {
            Mapping mapping = mapped(operation).findFirst().orElseThrow();
            List<URI> expected = mapping.application().equals("gateway")
                    ? List.of()
                    : List.of(applications.address(mapping.application()));
            assertThat(routed(operation))
                    .as("where the gateway's RouteTable takes %s, which is %s", operation.examplePath(), mapping)
                    .isEqualTo(expected);
        });
    }

    @Test
    void whatTheContractPromisesRunsOrIsNamedAsNotBuilt() {
        Set<String> running = mappings.stream().map(Mapping::route).collect(Collectors.toCollection(TreeSet::new));
        Set<String> promised = Promises.ofContract();
        promised.removeIf(promise -> promise.contains("?"));
        promised.removeAll(running);

        assertThat(Promises.notBuilt())
                .as("routes of the contract that nothing answers, which contract/not-built.txt must name")
                .containsAll(promised);
    }

    @Test
    void patternsOfSpringAreReadAsTemplates() {
        assertThat(Mapping.expanded("/a/{x:b|c-d}/{y}")).containsExactly("/a/b/{y}", "/a/c-d/{y}");
        assertThat(Mapping.expanded("/a/{month:\\d{4}-\\d{2}}")).containsExactly("/a/{month}");
        assertThat(Mapping.expanded("/a/{*rest}")).containsExactly("/a/{rest}");
    }

    /** The first route that fits decides. */
    private static List<URI> routed(Operation operation) {
        MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.method(
                HttpMethod.valueOf(operation.method()), "http://gateway" + operation.examplePath()));
        return applications
                .gateway()
                .getBean(RouteLocator.class)
                .getRoutes()
                .filterWhen(route -> Mono.from(route.getPredicate().apply(exchange)))
                .map(Route::getUri)
                .take(1)
                .collectList()
                .block();
    }

    /** Several where one handler takes one form of body, and another one another. */
    private static Stream<Mapping> mapped(Operation operation) {
        return mappings.stream().filter(mapping -> mapping.route().equals(operation.route()));
    }

    /** What does not run at all is another test's to tell. */
    private static Stream<Operation> running() {
        return DOCUMENT.operations().stream()
                .filter(operation -> mapped(operation).findAny().isPresent());
    }
}
