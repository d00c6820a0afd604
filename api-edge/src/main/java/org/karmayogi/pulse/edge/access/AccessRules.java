package org.karmayogi.pulse.edge.access;

import static org.karmayogi.pulse.edge.access.Scope.ADMIN;
import static org.karmayogi.pulse.edge.access.Scope.EVENTS_WRITE;
import static org.karmayogi.pulse.edge.access.Scope.LEARNERS_READ;
import static org.karmayogi.pulse.edge.access.Scope.METRICS_READ;
import static org.karmayogi.pulse.edge.access.Scope.REGISTRY_WRITE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, by method and path: the one table that the gateway and the services behind it both ask. A request that no row
 * covers needs {@code admin}, so a forgotten row closes a door and never opens one; so does a path written in an unusual way.
 */
public final class AccessRules {

    private static final List<Rule> TABLE = List.of(
            open("GET", "/actuator/health/**"),
            rule("GET", "/actuator/prometheus", METRICS_READ),
            rule("GET", "/docs/**", Scope.values()),
            rule("GET", "/problems/**", Scope.values()),
            rule("POST", "/v1/onboardings", EVENTS_WRITE),
            rule("POST", "/v1/transfers", EVENTS_WRITE),
            rule("POST", "/v1/deactivations", EVENTS_WRITE),
            rule("POST", "/v1/identities", EVENTS_WRITE),
            rule("POST", "/v1/identities/unlink", EVENTS_WRITE),
            rule("POST", "/v1/enrolments", EVENTS_WRITE),
            rule("POST", "/v1/withdrawals", EVENTS_WRITE),
            rule("POST", "/v1/completions", EVENTS_WRITE),
            rule("POST", "/v1/revocations", EVENTS_WRITE),
            open("GET", "/xapi/about"),
            rule("GET PUT POST", "/xapi/**", EVENTS_WRITE),
            rule("POST", "/telemetry/**", EVENTS_WRITE),
            rule("GET", "/v1/metrics/**", METRICS_READ),
            rule("GET", "/v1/learners/*", LEARNERS_READ),
            rule("GET", "/v1/learners/**", LEARNERS_READ),
            rule("GET", "/v1/departments/*/pending", LEARNERS_READ),
            rule("GET", "/v1/departments", EVENTS_WRITE, METRICS_READ),
            rule("GET", "/v1/departments/*", EVENTS_WRITE, METRICS_READ),
            rule("GET", "/v1/districts", EVENTS_WRITE, METRICS_READ),
            rule("GET", "/v1/districts/*", EVENTS_WRITE, METRICS_READ),
            rule("GET", "/v1/courses", EVENTS_WRITE, METRICS_READ),
            rule("GET", "/v1/courses/*", EVENTS_WRITE, METRICS_READ),
            rule("GET", "/v1/sources", EVENTS_WRITE, METRICS_READ),
            rule("PUT POST DELETE", "/v1/departments/**", REGISTRY_WRITE),
            rule("PUT POST DELETE", "/v1/districts/**", REGISTRY_WRITE),
            rule("PUT POST DELETE", "/v1/courses/**", REGISTRY_WRITE));

    // Everything else: registers of the future, reviews, audit, rebuilds, rejects, other actuator endpoints,
    // unknown paths.
    private static final Set<Scope> OTHERWISE = Set.of(ADMIN);

    private static final Map<String, List<Rule>> BY_METHOD = Stream.of("GET", "POST", "PUT", "DELETE")
            .collect(Collectors.toUnmodifiableMap(method -> method, method -> TABLE.stream()
                    .filter(rule -> rule.methods().contains(method))
                    .toList()));

    private static final List<PathShape> FEEDS = List.of(PathShape.of("/xapi/**"), PathShape.of("/telemetry/v3"));

    private AccessRules() {}

    /** Whether the path belongs to a standard feed, whose clients log in as their standard has it. */
    public static boolean isFeed(String path) {
        return isPlain(path) && !hidesSeparators(path) && FEEDS.stream().anyMatch(feed -> feed.matches(path));
    }

    /**
     * Decides about one request.
     *
     * @param path the raw path, without query
     * @param client the authenticated caller; null when there is none
     */
    public static AccessDecision decide(String method, String path, @Nullable ApiClient client) {
        Set<Scope> anyOf = required(method, path);
        if (anyOf.isEmpty()) {
            return AccessDecision.GRANTED;
        }
        if (client == null) {
            return AccessDecision.UNAUTHENTICATED;
        }
        return client.hasAny(anyOf) ? AccessDecision.GRANTED : AccessDecision.FORBIDDEN;
    }

    /** The scopes of which a caller needs one; empty means open to everybody. */
    public static Set<Scope> required(String method, String path) {
        if (!isPlain(path)) {
            return OTHERWISE;
        }
        boolean hides = hidesSeparators(path);
        String asked = method.equals("HEAD") ? "GET" : method;
        // Nothing answers a path with a slash at its end; who may ask without it is to be told that, not that the key
        // is wrong.
        String shown = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        for (Rule rule : BY_METHOD.getOrDefault(asked, List.of())) {
            if (rule.path().matches(shown) && (!hides || rule.path().kind() == PathShape.Kind.ONE_SEGMENT)) {
                return rule.anyOf();
            }
        }
        return OTHERWISE;
    }

    /** Whether the path means the same to every server that will read it: no dot segments and no empty ones. */
    private static boolean isPlain(String path) {
        return !path.contains("//") && path.indexOf(';') < 0 && path.indexOf('\\') < 0 && !hasDotSegment(path);
    }

    private static boolean hasDotSegment(String path) {
        return path.contains("/.")
                && Stream.of(path.split("/", -1)).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    /** Whether decoding would make another path of it: right only where a rule says that a segment is an id. */
    private static boolean hidesSeparators(String path) {
        if (path.indexOf('%') < 0) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return Stream.of("%2e", "%2f", "%5c", "%3b", "%25", "%00").anyMatch(lower::contains);
    }

    private static Rule open(String method, String pattern) {
        return new Rule(Set.of(method), PathShape.of(pattern), Set.of());
    }

    private static Rule rule(String methods, String pattern, Scope... anyOf) {
        return new Rule(Set.of(methods.split(" ", -1)), PathShape.of(pattern), Set.of(anyOf));
    }

    private record Rule(Set<String> methods, PathShape path, Set<Scope> anyOf) {}
}
