package org.karmayogi.pulse.gateway.security;

import java.util.Set;
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
        return new AccessFilter(firewall(), keys, meters);
    }

    /**
     * Ids of learners and courses hold slashes, percent signs and semicolons. Percent-encoded in a path they are data:
     * routes are found by the path as it was sent, and the services decode a segment once.
     */
    private static StrictServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.getEncodedUrlBlocklist().removeAll(Set.of("%3b", "%3B"));
        firewall.getDecodedUrlBlocklist().remove(";");
        return firewall;
    }
}
