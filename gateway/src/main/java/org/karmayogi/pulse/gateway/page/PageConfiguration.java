package org.karmayogi.pulse.gateway.page;

import java.util.Map;
import org.karmayogi.pulse.edge.access.PathShape;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistration;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.server.WebFilter;
import org.webjars.WebJarVersionLocator;

/**
 * The files the pages load, and what browsers are told about both. The description lies beside the schemas it refers to, so its
 * relative references hold.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebFluxConfigurer {

    static final String OWN = "gateway-pages/";

    /** Everything comes from here and nothing else is asked; no page frames these. Swagger UI draws its arrows as {@code data:}. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static final PathShape DOCS = PathShape.of("/docs/**");
    private static final PathShape PROBLEMS = PathShape.of("/problems/**");

    private final ContentTags tags = new ContentTags();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        files(registry, "/docs/openapi/**", "contracts/openapi/");
        files(registry, "/docs/events/**", "contracts/events/");
        files(registry, "/docs/{file:docs\\.js|pulse\\.css}", OWN);
        // Beside its page: where a password was given for one folder, browsers do not send it to another by themselves.
        files(registry, "/problems/{file:pulse\\.css}", OWN);
        files(registry, "/docs/ui/{file:swagger-ui-bundle\\.js|swagger-ui\\.css}", swaggerUi());
    }

    private void files(ResourceHandlerRegistry registry, String pattern, String location) {
        ResourceHandlerRegistration files = registry.addResourceHandler(pattern)
                .addResourceLocations("classpath:/" + location)
                // The time of a file in a jar is the same in every build, so only its content tells a new one.
                .setUseLastModified(false)
                .setEtagGenerator(tags)
                .setCacheControl(CacheControl.noCache().cachePrivate());
        files.setMediaTypes(Map.of("yaml", MediaType.APPLICATION_YAML));
    }

    private static String swaggerUi() {
        String version = new WebJarVersionLocator().version("swagger-ui");
        return WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/swagger-ui/" + version + "/";
    }

    @Bean
    WebFilter pageHeaders() {
        return (exchange, chain) -> {
            String path = exchange.getRequest().getPath().value();
            if (DOCS.matches(path) || PROBLEMS.matches(path)) {
                HttpHeaders headers = exchange.getResponse().getHeaders();
                headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
                headers.set("Cross-Origin-Resource-Policy", "same-origin");
                headers.set("Referrer-Policy", "no-referrer");
                headers.set("X-Content-Type-Options", "nosniff");
            }
            return chain.filter(exchange);
        };
    }
}
