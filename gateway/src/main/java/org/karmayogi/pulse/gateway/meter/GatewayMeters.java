package org.karmayogi.pulse.gateway.meter;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * All meter names of the gateway, beside resilience4j's own ({@code resilience4j.circuitbreaker.*}, {@code
 * resilience4j.bulkhead.*}, tagged with the route as {@code name}). Tags come from fixed sets, never from a request.
 */
@Component
public class GatewayMeters {

    /** Timer of routed requests; tags {@code route} and {@code outcome} (a status series, a problem slug, or cancelled). */
    public static final String REQUESTS = "pulse.gateway.requests";

    /** Counter of requests turned away before any route; tag {@code problem}. */
    public static final String REFUSED = "pulse.gateway.refused";

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    GatewayMeters(MeterRegistry registry, CircuitBreakerRegistry circuits, BulkheadRegistry bulkheads) {
        this.registry = registry;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(registry);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(registry);
    }

    /** A request that a route took. */
    public void routed(String route, String outcome, long nanos) {
        timers.computeIfAbsent(route + ' ' + outcome, key -> timer(route, outcome))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A request that got no further than the door. */
    public void refused(ProblemType problem) {
        registry.counter(REFUSED, "problem", problem.slug()).increment();
    }

    private Timer timer(String route, String outcome) {
        return Timer.builder(REQUESTS)
                .tag("route", route)
                .tag("outcome", outcome)
                // A few bounds that answer "is it fast": the query goal is 5 ms, freshness 500 ms, time limits are
                // above 5 s.
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5))
                .register(registry);
    }
}
