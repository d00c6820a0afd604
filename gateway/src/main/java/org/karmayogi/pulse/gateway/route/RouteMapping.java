package org.karmayogi.pulse.gateway.route;

import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.core.env.Environment;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds a route by its path alone, at once: a table of nine rows needs no queue of predicates that may answer later.
 */
final class RouteMapping extends RoutePredicateHandlerMapping {

    private final ServiceRoutes routes;

    RouteMapping(
            FilteringWebHandler handler, ServiceRoutes routes, GlobalCorsProperties cors, Environment environment) {
        super(handler, routes, cors, environment);
        this.routes = routes;
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        return routes.of(exchange.getRequest().getPath().value());
    }
}
