package org.karmayogi.pulse.gateway.limit;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Set;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;

/** The registries of circuits and places, one of each a route. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    // 503 is a service that is well enough to say "later" in order, and 501 or 505 are about the request.
    private static final Set<Integer> BROKEN = Set.of(500, 502, 504);

    @Bean
    CircuitBreakerRegistry circuitBreakers(LimitProperties properties) {
        LimitProperties.Circuit circuit = properties.circuit();
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize((int) circuit.window().toSeconds())
                .minimumNumberOfCalls(circuit.minimumCalls())
                .failureRateThreshold(circuit.failureRate())
                .waitDurationInOpenState(circuit.openFor())
                .permittedNumberOfCallsInHalfOpenState(circuit.trialCalls())
                .writableStackTraceEnabled(false)
                .recordResult(result -> result instanceof HttpStatusCode status && BROKEN.contains(status.value()))
                .ignoreException(failure -> failure instanceof ProblemException problem
                        && problem.type().status() < 500)
                .build());
    }

    @Bean
    BulkheadRegistry bulkheads() {
        return BulkheadRegistry.ofDefaults();
    }
}
