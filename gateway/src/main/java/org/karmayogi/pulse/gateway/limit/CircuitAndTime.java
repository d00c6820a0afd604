package org.karmayogi.pulse.gateway.limit;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Waits for a service to begin its answer, no longer than the time limit, and stops asking one that fails. Failures are a refused
 * or broken connection, silence, and the statuses 500, 502 and 504; a caller that does not finish its request is none.
 */
record CircuitAndTime(CircuitBreaker circuit, @Nullable Duration timeLimit, Duration openFor) implements GatewayFilter {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitAndTime.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ArrivingRequest request = new ArrivingRequest(exchange.getRequest());
        Mono<HttpStatusCode> answer = chain.filter(
                        exchange.mutate().request(request).build())
                .then(Mono.fromSupplier(() -> statusOf(exchange)));
        return (timeLimit == null ? answer : answer.timeout(timeLimit))
                .onErrorMap(failure -> problem(failure, request))
                .transform(CircuitBreakerOperator.of(circuit))
                .onErrorMap(CallNotPermittedException.class, open -> circuitOpen())
                .then();
    }

    private static HttpStatusCode statusOf(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status == null ? HttpStatus.OK : status;
    }

    private Throwable problem(Throwable failure, ArrivingRequest request) {
        if (failure instanceof TimeoutException) {
            return request.hasArrived()
                    ? later(ProblemType.GATEWAY_TIMEOUT, "The service did not answer within " + timeLimit, SOON)
                    : new ProblemException(
                            ProblemType.REQUEST_TIMEOUT, "The body was not complete within " + timeLimit);
        }
        if (failure instanceof IOException) {
            // Its words can hold addresses of the inside, so they go to the log only.
            LOG.debug("{}: the service cannot be reached", circuit.getName(), failure);
            return later(ProblemType.SERVICE_UNAVAILABLE, "The connection to the service failed", SOON);
        }
        return failure;
    }

    private ProblemException circuitOpen() {
        return later(ProblemType.CIRCUIT_OPEN, "The service has failed too often just now", openFor);
    }

    private static ProblemException later(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), retryAfter);
    }
}
