package org.karmayogi.pulse.e2e.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.karmayogi.pulse.edge.QueryParameters;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A route that a running application answers.
 *
 * @param method the HTTP method; {@code *} where the handler takes any
 * @param path as a template of the document, with the variables' names
 */
record Mapping(String application, String method, String path, HandlerMethod handler) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::([^{}]*(?:\\{[^{}]*}[^{}]*)*))?}");
    private static final Pattern WORDS = Pattern.compile("[\\w-]+(\\|[\\w-]+)+");

    /** Everything that a service's controllers answer. */
    static Stream<Mapping> ofService(String application, ApplicationContext context) {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mappings -> mappings.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> all(
                        application,
                        entry.getKey().getMethodsCondition().getMethods(),
                        entry.getKey().getPatternValues(),
                        entry.getValue()));
    }

    /** Everything that the gateway answers itself. */
    static Stream<Mapping> ofGateway(String application, ApplicationContext context) {
        return context
                .getBeansOfType(org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping.class)
                .values()
                .stream()
                .flatMap(mappings -> mappings.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> all(
                        application,
                        entry.getKey().getMethodsCondition().getMethods(),
                        entry.getKey().getPatternsCondition().getPatterns(),
                        entry.getValue()));
    }

    private static Stream<Mapping> all(String application, Set<?> methods, Set<?> patterns, HandlerMethod handler) {
        Set<?> named = methods.isEmpty() ? Set.of("*") : methods;
        return named.stream().flatMap(method -> patterns.stream()
                .flatMap(pattern -> expanded(pattern.toString()).stream())
                .map(path -> new Mapping(application, method.toString(), path, handler)));
    }

    /** Spring's pattern as templates: a variable that can only be one of a few words is written out. */
    static List<String> expanded(String pattern) {
        Matcher variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            String regex = variable.group(2);
            String before = pattern.substring(0, variable.start());
            String after = pattern.substring(variable.end());
            if (regex != null && WORDS.matcher(regex).matches()) {
                return Arrays.stream(regex.split("\\|", -1))
                        .flatMap(word -> expanded(before + word + after).stream())
                        .toList();
            }
        }
        // {*rest} takes its slash with it.
        return List.of(variable.replaceAll("{$1}"));
    }

    /** The route without the names of its variables, as it is compared. */
    String route() {
        return method + " " + nameless(path);
    }

    static String nameless(String template) {
        return template.replaceAll("\\{[^}]*}", "{}");
    }

    /** Spring Boot's own operations, which the canvas of each service names, and the page a servlet container turns to. */
    boolean isOfTheProcess() {
        return path.startsWith("/actuator") || path.equals("/error");
    }

    Set<String> queryParameters() {
        return QueryParameters.namesOf(handler);
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + application + ", "
                + handler.getBeanType().getSimpleName() + "#"
                + handler.getMethod().getName() + ")";
    }
}
