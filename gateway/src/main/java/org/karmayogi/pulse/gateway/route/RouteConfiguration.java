package org.karmayogi.pulse.gateway.route;

import java.util.List;
import org.karmayogi.pulse.gateway.limit.RouteLimits;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/** Turns the route table into routes with their limits. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    RouteLocator serviceRoutes(ServiceProperties services, RouteLimits limits) {
        List<Route> routes = RouteTable.ROWS.stream()
                .map(row -> Route.async()
                        .id(row.id())
                        .uri(services.url(row.service()))
                        .predicate(exchange ->
                                row.matches(exchange.getRequest().getPath().value()))
                        .filters(limits.filters(row.id(), row.kind()))
                        .build())
                .toList();
        return () -> Flux.fromIterable(routes);
    }

    /** A repeated push is harmless but is the portal's decision; a hidden retry would also double the load on a service in trouble. */
    @Bean
    HttpClientCustomizer noHiddenRetries() {
        return client -> client.disableRetry(true);
    }
}
