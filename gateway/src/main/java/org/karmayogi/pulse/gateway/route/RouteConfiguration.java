package org.karmayogi.pulse.gateway.route;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.karmayogi.pulse.gateway.limit.RouteLimits;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Turns the route table into routes with their limits. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    ServiceRoutes serviceRoutes(ServiceProperties services, RouteLimits limits) {
        return new ServiceRoutes(row -> {
            URI address = services.url(row.service());
            List<GatewayFilter> filters = new ArrayList<>(limits.filters(row.id(), row.kind()));
            filters.add(new OrderedGatewayFilter(
                    ServiceAddress.of(address), RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER));
            return Route.async()
                    .id(row.id())
                    .uri(address)
                    .predicate(exchange ->
                            row.matches(exchange.getRequest().getPath().value()))
                    .filters(filters)
                    .build();
        });
    }

    @Bean
    RouteMapping routeMapping(
            FilteringWebHandler handler, ServiceRoutes routes, GlobalCorsProperties cors, Environment environment) {
        return new RouteMapping(handler, routes, cors, environment);
    }

    /** A repeated push is harmless but is the portal's decision; a hidden retry would also double the load on a service in trouble. */
    @Bean
    HttpClientCustomizer noHiddenRetries() {
        return client -> client.disableRetry(true);
    }
}
