package org.karmayogi.pulse.gateway.limit;

import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Times a request from its acceptance to the last byte of the answer. */
record MeasuredRoute(String routeId, GatewayMeters meters) implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long start = System.nanoTime();
        return chain.filter(exchange)
                .doOnSuccess(done -> meters.routed(routeId, series(exchange), System.nanoTime() - start))
                .doOnError(failure -> meters.routed(routeId, outcome(failure), System.nanoTime() - start))
                .doOnCancel(() -> meters.routed(routeId, "cancelled", System.nanoTime() - start));
    }

    private static String series(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? "unknown" : status.value() / 100 + "xx";
    }

    private static String outcome(Throwable failure) {
        return failure instanceof ProblemException problem ? problem.type().slug() : "internal-error";
    }
}
