package org.karmayogi.pulse.gateway.security;

import org.karmayogi.pulse.edge.access.ApiKeyRegistry;
import org.karmayogi.pulse.gateway.meter.GatewayMeters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/**
 * Spring Security's firewall and one filter of ours. Its usual chain of ten filters keeps sessions, contexts and saved requests that
 * a gateway of stateless keys has no use for, and choosing among chains, where there is one, would cost every request.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    AccessFilter accessFilter(ApiKeyRegistry keys, GatewayMeters meters) {
        return new AccessFilter(new StrictServerWebExchangeFirewall(), keys, meters);
    }
}
