package org.karmayogi.pulse.gateway.limit;

import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Refuses a body that announces itself as too large. Others are streamed and counted by the service, which also sees them unzipped. */
record AnnouncedSize(DataSize most) implements GatewayFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        long announced = exchange.getRequest().getHeaders().getContentLength();
        if (announced > most.toBytes()) {
            return Mono.error(new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The request has " + announced + " bytes; at most " + most.toBytes() + " are allowed"));
        }
        return chain.filter(exchange);
    }
}
