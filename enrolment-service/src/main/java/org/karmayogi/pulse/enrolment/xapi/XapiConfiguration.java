package org.karmayogi.pulse.enrolment.xapi;

import org.karmayogi.pulse.intake.endpoint.IntakeProperties;
import org.karmayogi.pulse.intake.reference.ReferenceWriter;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.kafka.core.ProducerFactory;

/** What xAPI needs besides its routes. */
@Configuration(proxyBeanMethods = false)
class XapiConfiguration {

    @Bean
    AccountSystems accountSystems(ProducerFactory<String, byte[]> producers, IntakeProperties properties) {
        ReferenceWriter writer = new ReferenceWriter(producers, properties.ackTimeout());
        return new AccountSystems(writer::write, properties.ackTimeout());
    }

    /** Before security, so that refusals have the headers too. */
    @Bean
    FilterRegistrationBean<XapiHeadersFilter> xapiHeaders() {
        FilterRegistrationBean<XapiHeadersFilter> registration = new FilterRegistrationBean<>(new XapiHeadersFilter());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.addUrlPatterns("/xapi/*");
        return registration;
    }

    /**
     * A form is a body like another: the web server would read it, without our limits, as soon as a parameter is
     * asked for.
     */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> formsAreBodies() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
    }
}
