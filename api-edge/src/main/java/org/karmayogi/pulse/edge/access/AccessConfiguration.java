package org.karmayogi.pulse.edge.access;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings the {@link ApiKeyRegistry} of {@code pulse.access.keys-file}; imported by every HTTP face. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
public class AccessConfiguration {

    @Bean
    ApiKeyRegistry apiKeyRegistry(AccessProperties properties) {
        return new ApiKeyRegistry(properties.requiredKeysFile());
    }

    @Bean
    KeyExpiryMeters keyExpiryMeters(ApiKeyRegistry keys) {
        return new KeyExpiryMeters(keys);
    }
}
