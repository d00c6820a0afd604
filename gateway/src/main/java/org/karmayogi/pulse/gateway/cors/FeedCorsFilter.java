package org.karmayogi.pulse.gateway.cors;

import java.time.Duration;
import java.util.List;
import org.karmayogi.pulse.edge.access.AccessRules;
import org.karmayogi.pulse.edge.access.Caller;
import org.karmayogi.pulse.edge.xapi.XapiVersion;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers a browser that asks whether a page of an allowed origin may send to a standard feed, and lets such pages
 * read the answers. Before access, because a browser asks without a key. For any other origin nothing is different:
 * no header, and so no reading in a browser.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class FeedCorsFilter implements WebFilter {

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration feeds = new CorsConfiguration();

    FeedCorsFilter(CorsProperties properties) {
        feeds.setAllowedOrigins(properties.allowedOrigins());
        feeds.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT"));
        feeds.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH,
                Caller.KEY_HEADER,
                XapiVersion.HEADER));
        feeds.setExposedHeaders(List.of(
                XapiVersion.HEADER,
                "X-Experience-API-Consistent-Through",
                "Pulse-Attachments",
                HttpHeaders.RETRY_AFTER));
        feeds.setMaxAge(Duration.ofHours(1));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String origin = exchange.getRequest().getHeaders().getOrigin();
        boolean open = origin != null
                && AccessRules.isFeed(exchange.getRequest().getPath().value())
                && feeds.checkOrigin(origin) != null;
        if (!open) {
            return chain.filter(exchange);
        }
        boolean goesOn = processor.process(feeds, exchange) && !CorsUtils.isPreFlightRequest(exchange.getRequest());
        return goesOn ? chain.filter(exchange) : Mono.empty();
    }
}
