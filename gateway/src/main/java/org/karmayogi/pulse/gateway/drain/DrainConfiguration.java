package org.karmayogi.pulse.gateway.drain;

import org.karmayogi.pulse.edge.drain.Drain;
import org.karmayogi.pulse.edge.drain.DrainProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DrainProperties.class)
class DrainConfiguration {

    @Bean
    Drain drain(ApplicationContext context, DrainProperties properties) {
        return new Drain(context, properties);
    }

    /** Tells clients of a gateway that drains to close their connection; before security, so that refusals are told too. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter drainFilter(Drain drain) {
        return (exchange, chain) -> {
            if (drain.isDraining()) {
                exchange.getResponse().beforeCommit(() -> {
                    exchange.getResponse().getHeaders().setConnection("close");
                    return Mono.empty();
                });
            }
            return chain.filter(exchange);
        };
    }
}
