package org.karmayogi.pulse.gateway.security;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.access.AccessRules;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKeyRegistry;
import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.edge.access.Challenge;
import org.karmayogi.pulse.edge.access.Presented;
import org.karmayogi.pulse.edge.access.Scope;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.karmayogi.pulse.gateway.problem.ProblemResponse;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Asks the firewall, the key registry and the access rules about every request. Who fails is answered here and goes no further; what
 * the firewall does not accept can show as late as when a header is read.
 */
record AccessFilter(ServerWebExchangeFirewall firewall, ApiKeyRegistry keys, GatewayMeters meters)
        implements WebFilter, Ordered {

    /** Behind what every answer gets, refusals included, and before everything else. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return firewall.getFirewalledExchange(exchange)
                .flatMap(acceptable -> decide(acceptable, chain))
                .onErrorResume(
                        ServerExchangeRejectedException.class,
                        why -> refuse(
                                exchange,
                                ProblemType.MALFORMED_REQUEST,
                                "The request line or a header is not acceptable"));
    }

    private Mono<Void> decide(ServerWebExchange exchange, WebFilterChain chain) {
        Presented presented = ProblemResponse.presented(exchange.getRequest());
        String method = presented.method();
        String path = presented.path();
        Caller caller = Caller.of(keys, presented);
        if (caller instanceof Caller.Refused refused) {
            return refuse(exchange, ProblemType.UNAUTHENTICATED, refused.why());
        }
        @Nullable ApiClient client = caller instanceof Caller.Known known ? known.client() : null;
        return switch (AccessRules.decide(method, path, client)) {
            case GRANTED -> chain.filter(withItsKey(exchange, caller));
            case UNAUTHENTICATED -> refuse(exchange, ProblemType.UNAUTHENTICATED, Challenge.detail(presented));
            case FORBIDDEN -> refuse(exchange, ProblemType.FORBIDDEN, "This needs the scope " + scopes(method, path));
        };
    }

    /** Behind the gateway a key stands in one place, whatever it was sent in. */
    private static ServerWebExchange withItsKey(ServerWebExchange exchange, Caller caller) {
        if (!(caller instanceof Caller.Known known)
                || !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
            return exchange;
        }
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.remove(HttpHeaders.AUTHORIZATION);
                    headers.set(Caller.KEY_HEADER, known.key().value());
                }))
                .build();
    }

    private static String scopes(String method, String path) {
        return AccessRules.required(method, path).stream()
                .sorted()
                .map(Scope::code)
                .collect(Collectors.joining(" or "));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, ProblemType type, String detail) {
        meters.refused(type);
        return ProblemResponse.send(exchange, ProblemResponse.about(exchange, type, detail));
    }
}
