package org.karmayogi.pulse.gateway.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The route of each row of the table. */
final class ServiceRoutes implements RouteLocator {

    private final Map<RouteTable.Row, Route> routes = new LinkedHashMap<>();

    ServiceRoutes(Function<RouteTable.Row, Route> route) {
        RouteTable.ROWS.forEach(row -> routes.put(row, route.apply(row)));
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(routes.values());
    }

    /** The one that a path takes; empty where there is none. */
    Mono<Route> of(String path) {
        for (Map.Entry<RouteTable.Row, Route> entry : routes.entrySet()) {
            if (entry.getKey().matches(path)) {
                return Mono.just(entry.getValue());
            }
        }
        return Mono.empty();
    }
}
