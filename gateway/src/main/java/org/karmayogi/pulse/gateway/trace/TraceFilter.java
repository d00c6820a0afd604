package org.karmayogi.pulse.gateway.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Set;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * One span a request: continues the caller's {@code traceparent} or begins a trace, and hands its own on to the service. Named by
 * method and route, never by the path, in which a learner may be named.
 */
record TraceFilter(Tracer tracer, Propagator propagator) implements WebFilter, Ordered {

    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.values());

    /** Before security, so that refusals have a trace, too. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        HttpMethod method = exchange.getRequest().getMethod();
        Span span = propagator
                .extract(exchange.getRequest().getHeaders(), HttpHeaders::getFirst)
                .kind(Span.Kind.SERVER)
                .name(METHODS.contains(method) ? method.name() : "HTTP")
                .start();
        new RequestTrace(tracer, span).on(exchange);
        ServerWebExchange traced = exchange.mutate()
                .request(request -> request.headers(headers ->
                        propagator.inject(span.context(), headers, (carrier, name, value) -> headers.set(name, value))))
                .build();
        return chain.filter(traced)
                .doOnError(failure -> span.error(Wordless.of(failure)))
                .doFinally(signal -> end(span, traced));
    }

    private static void end(Span span, ServerWebExchange exchange) {
        Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        if (route != null) {
            span.name(exchange.getRequest().getMethod().name() + " " + route.getId());
        }
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null) {
            span.tag("http.response.status_code", status.value());
        }
        span.end();
    }
}
