package org.karmayogi.pulse.edge;

import jakarta.servlet.DispatcherType;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.karmayogi.pulse.edge.about.AboutConfiguration;
import org.karmayogi.pulse.edge.access.AccessConfiguration;
import org.karmayogi.pulse.edge.access.AccessDecision;
import org.karmayogi.pulse.edge.access.AccessRules;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.access.ApiKeyRegistry;
import org.karmayogi.pulse.edge.drain.Drain;
import org.karmayogi.pulse.edge.drain.DrainFilter;
import org.karmayogi.pulse.edge.drain.DrainProperties;
import org.karmayogi.pulse.edge.problem.ProblemAdvice;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.problem.ProblemTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What every servlet face of this system needs at its edge: API keys and access rules, problems from every layer, and no
 * unknown query parameter passed over. Imported explicitly; needs {@code pulse.access.keys-file}. A service adds its own
 * failures with {@link ProblemRule} beans and receives the caller as {@code @AuthenticationPrincipal ApiClient}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(DrainProperties.class)
@Import({AboutConfiguration.class, AccessConfiguration.class, ProblemAdvice.class, ProblemErrorController.class})
public class ServletEdge {

    @Bean
    ProblemTable problemTable(ObjectProvider<ProblemRule<?>> rules) {
        return new ProblemTable(rules.orderedStream().toList());
    }

    @Bean
    Drain drain(ApplicationContext context, DrainProperties properties) {
        return new Drain(context, properties);
    }

    /** Before security, so that refusals are told too. */
    @Bean
    FilterRegistrationBean<DrainFilter> drainFilter(Drain drain) {
        FilterRegistrationBean<DrainFilter> registration = new FilterRegistrationBean<>(new DrainFilter(drain));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, ApiKeyRegistry keys) throws Exception {
        ServletProblems problems = new ServletProblems();
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Answers are JSON and carry an ETag: no frames to guard, and "no-store" would forbid what the ETag is
                // for.
                .headers(headers -> headers.defaultsDisabled().contentTypeOptions(options -> {}))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(new ApiKeyFilter(keys, problems), ExceptionTranslationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(accessRules()))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> accessRules() {
        return (authentication, context) -> {
            var request = context.getRequest();
            // Async and error dispatches are the server's own continuation of a request that has been decided about.
            if (request.getDispatcherType() != DispatcherType.REQUEST) {
                return new AuthorizationDecision(true);
            }
            String path = request.getRequestURI();
            if (AccessRules.required(request.getMethod(), path).isEmpty()) {
                return new AuthorizationDecision(true);
            }
            // The supplier throws for a caller without a key, which the entry point turns into a 401.
            var known = authentication.get();
            ApiClient client = known != null && known.getPrincipal() instanceof ApiClient found ? found : null;
            return new AuthorizationDecision(
                    AccessRules.decide(request.getMethod(), path, client) == AccessDecision.GRANTED);
        };
    }

    /** Keys are the only way in; with this bean there is no default user either. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("Only API keys are accepted");
        };
    }

    /** Observing every security filter of every request costs more than the filters themselves. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    NamelessRequests observedRequests() {
        return new NamelessRequests();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return new ServletProblems();
    }

    @Bean
    WebMvcConfigurer queryParametersConfigurer() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new QueryParameters());
            }
        };
    }

    /**
     * Ids of learners and courses hold slashes, percent signs and semicolons. Percent-encoded in a path they are data:
     * handlers are found by the path as it was sent, and decode a segment once.
     */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.getEncodedUrlBlocklist().removeAll(Set.of("%3b", "%3B"));
        firewall.getDecodedUrlBlocklist().remove(";");
        return firewall;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /** Requests that Tomcat refuses itself, such as a broken request line, are answered with a problem too. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(TomcatProblemValve.class.getName());
            }
        });
    }
}
