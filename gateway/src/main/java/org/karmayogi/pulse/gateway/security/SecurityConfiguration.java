package org.karmayogi.pulse.gateway.security;

import java.util.List;
import org.karmayogi.pulse.edge.access.ApiKeyRegistry;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.karmayogi.pulse.gateway.problem.ProblemResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/**
 * Spring Security's firewall and one filter of ours. Its usual chain of ten filters keeps sessions, contexts and saved requests that
 * a gateway of stateless keys has no use for, and would cost every request.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain accessChain(ApiKeyRegistry keys, GatewayMeters meters) {
        return new MatcherSecurityWebFilterChain(
                ServerWebExchangeMatchers.anyExchange(), List.of(new AccessFilter(keys, meters)));
    }

    @Bean
    ServerExchangeRejectedHandler rejectedExchanges(GatewayMeters meters) {
        return (exchange, why) -> {
            meters.refused(ProblemType.MALFORMED_REQUEST);
            return ProblemResponse.send(
                    exchange,
                    ProblemResponse.about(
                            exchange, ProblemType.MALFORMED_REQUEST, "The request line or a header is not acceptable"));
        };
    }
}
