package org.karmayogi.pulse.gateway.limit;

import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Mono;

/** Times a request from its acceptance to the last byte of the answer. */
record MeasuredRoute(String routeId, GatewayMeters meters) implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange).tap(() -> new Timed(exchange));
    }

    /** One link in the chain of a request's operators, where one for each of its three ends would be three. */
    private final class Timed extends DefaultSignalListener<Void> {

        private final ServerWebExchange exchange;
        private final long start = System.nanoTime();

        Timed(ServerWebExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void doOnComplete() {
            measured(series(exchange));
        }

        @Override
        public void doOnError(Throwable failure) {
            measured(outcome(failure));
        }

        @Override
        public void doOnCancel() {
            measured("cancelled");
        }

        private void measured(String outcome) {
            meters.routed(routeId, outcome, System.nanoTime() - start);
        }
    }

    private static String series(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? "unknown" : status.value() / 100 + "xx";
    }

    private static String outcome(Throwable failure) {
        return failure instanceof ProblemException problem ? problem.type().slug() : "internal-error";
    }
}
