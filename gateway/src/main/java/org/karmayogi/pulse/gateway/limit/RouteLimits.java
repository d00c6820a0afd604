package org.karmayogi.pulse.gateway.limit;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.gateway.limit.LimitProperties.Limit;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.stereotype.Component;

/** Builds the filters around a route: measured, size, places, circuit and time. */
@Component
public class RouteLimits {

    private static final Logger LOG = LoggerFactory.getLogger(RouteLimits.class);

    // Around the writing of the answer, or only around the call that ends when the service begins to answer.
    private static final int WHOLE_EXCHANGE = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 10;
    private static final int UNTIL_ANSWERED = NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER + 10;

    private final LimitProperties properties;
    private final CircuitBreakerRegistry circuits;
    private final BulkheadRegistry bulkheads;
    private final GatewayMeters meters;

    RouteLimits(
            LimitProperties properties,
            CircuitBreakerRegistry circuits,
            BulkheadRegistry bulkheads,
            GatewayMeters meters) {
        this.properties = properties;
        this.circuits = circuits;
        this.bulkheads = bulkheads;
        this.meters = meters;
    }

    /** The filters of one route; each route has its own circuit and places, so one in trouble leaves the others alone. */
    public List<GatewayFilter> filters(String routeId, TrafficKind kind) {
        Limit limit = properties.of(kind);
        Bulkhead bulkhead = bulkheads.bulkhead(
                routeId,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limit.concurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .writableStackTraceEnabled(false)
                        .build());
        CircuitBreaker circuit = circuits.circuitBreaker(routeId);
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.warn("Circuit {}: {}", routeId, event.getStateTransition()));
        int places = kind == TrafficKind.STREAM ? WHOLE_EXCHANGE + 2 : UNTIL_ANSWERED;
        return List.of(
                new OrderedGatewayFilter(new MeasuredRoute(routeId, meters), WHOLE_EXCHANGE),
                new OrderedGatewayFilter(new AnnouncedSize(properties.maxRequestSize(kind)), WHOLE_EXCHANGE + 1),
                new OrderedGatewayFilter(new Places(bulkhead), places),
                new OrderedGatewayFilter(
                        new CircuitAndTime(
                                circuit, limit.timeLimit(), properties.circuit().openFor()),
                        UNTIL_ANSWERED + 1));
    }
}
