package org.karmayogi.pulse.enrolment.portal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the portals' rules at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalProperties.class)
class PortalConfiguration {

    /** Rules that have moved are not passed over: without them other people and other courses would be counted. */
    @Bean
    Portals portals(PortalProperties properties, Environment environment) {
        Binder.get(environment)
                .bind("pulse.xapi", Bindable.mapOf(String.class, Object.class))
                .ifBound(moved -> {
                    throw new IllegalStateException("pulse.xapi.* is set and no longer read; move it to"
                            + " pulse.enrolment.default-portal.xapi.*");
                });
        return new Portals(properties);
    }
}
