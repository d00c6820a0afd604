package org.karmayogi.pulse.enrolment.xapi;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What xAPI needs besides its routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(XapiProperties.class)
class XapiConfiguration {

    @Bean
    StatementMapping statementMapping(XapiProperties properties) {
        return new StatementMapping(new LearnerRule(properties.actor()), new CourseRule(properties.course()));
    }

    /** Before security, so that refusals have the header too. */
    @Bean
    FilterRegistrationBean<VersionHeaderFilter> versionHeader() {
        FilterRegistrationBean<VersionHeaderFilter> registration =
                new FilterRegistrationBean<>(new VersionHeaderFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.addUrlPatterns("/xapi/*");
        return registration;
    }
}
