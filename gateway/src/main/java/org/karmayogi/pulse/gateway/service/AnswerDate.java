package org.karmayogi.pulse.gateway.service;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** A server that has a clock dates its answers (RFC 9110, 6.6.1). Netty leaves that to us; what was routed has its service's date. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerDate implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // At the very end, because a refusal clears whatever headers there were.
        exchange.getResponse().beforeCommit(() -> {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            if (!headers.containsHeader(HttpHeaders.DATE)) {
                headers.setDate(System.currentTimeMillis());
            }
            return Mono.empty();
        });
        return chain.filter(exchange);
    }
}
