package org.karmayogi.pulse.gateway.limit;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a limited number of requests be in flight; the next is told at once to come back, since a queue would only hide the overload. */
record Places(Bulkhead bulkhead) implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return chain.filter(exchange)
                .transform(BulkheadOperator.of(bulkhead))
                .onErrorMap(BulkheadFullException.class, full -> overloaded());
    }

    private ProblemException overloaded() {
        int most = bulkhead.getBulkheadConfig().getMaxConcurrentCalls();
        return new ProblemException(
                ProblemType.OVERLOADED,
                most + " requests of this kind are in flight already",
                List.of(),
                Duration.ofSeconds(1));
    }
}
