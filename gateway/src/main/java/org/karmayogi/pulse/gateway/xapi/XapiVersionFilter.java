package org.karmayogi.pulse.gateway.xapi;

import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Puts the version header on every answer under {@code /xapi} that does not have it from the service, refusals included. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class XapiVersionFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (XapiVersion.isSpokenAt(exchange.getRequest().getPath().value())) {
            String asked = exchange.getRequest().getHeaders().getFirst(XapiVersion.HEADER);
            // At the very end, because a refusal clears whatever headers there were.
            exchange.getResponse().beforeCommit(() -> {
                HttpHeaders headers = exchange.getResponse().getHeaders();
                if (!headers.containsHeader(XapiVersion.HEADER)) {
                    headers.set(XapiVersion.HEADER, XapiVersion.ofAnswer(asked));
                }
                return Mono.empty();
            });
        }
        return chain.filter(exchange);
    }
}
