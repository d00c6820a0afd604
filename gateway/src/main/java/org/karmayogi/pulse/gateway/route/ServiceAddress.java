package org.karmayogi.pulse.gateway.route;

import java.net.URI;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Where a request goes: the service's address, and behind it path and query to the letter as they came. The gateway's own filter for
 * this takes addresses apart and puts them together again, which was a twelfth of all it did for a question.
 *
 * @param base scheme, host and port
 */
record ServiceAddress(String base) implements GatewayFilter {

    static ServiceAddress of(URI service) {
        String port = service.getPort() < 0 ? "" : ":" + service.getPort();
        return new ServiceAddress(service.getScheme() + "://" + service.getHost() + port);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        URI target = target(exchange.getRequest().getURI());
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR, target);
        return chain.filter(exchange);
    }

    URI target(URI asked) {
        String query = asked.getRawQuery();
        return URI.create(base + asked.getRawPath() + (query == null ? "" : "?" + query));
    }
}
