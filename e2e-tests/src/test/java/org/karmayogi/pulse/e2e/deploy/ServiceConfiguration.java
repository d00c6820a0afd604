package org.karmayogi.pulse.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** The properties a service has in its own configuration file, and what environment variables would make of them. */
record ServiceConfiguration(String service, Map<String, Object> properties) {

    /** Set by the deployment alone: they have no default that could stand in the file. */
    private static final List<String> WITHOUT_DEFAULT =
            List.of("pulse.access.keys-file", "management.opentelemetry.tracing.export.otlp.endpoint");

    static ServiceConfiguration of(String service) {
        try {
            List<PropertySource<?>> sources =
                    new YamlPropertySourceLoader().load(service, new ClassPathResource(service + ".yml"));
            assertThat(sources).as(service + ".yml").hasSize(1);
            EnumerablePropertySource<?> file = (EnumerablePropertySource<?>) sources.get(0);
            Map<String, Object> properties = new TreeMap<>();
            for (String name : file.getPropertyNames()) {
                properties.put(name, String.valueOf(file.getProperty(name)));
            }
            WITHOUT_DEFAULT.forEach(name -> properties.putIfAbsent(name, ""));
            return new ServiceConfiguration(service, properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String property) {
        return String.valueOf(properties.get(property));
    }

    /** The names of the properties that this variable sets, by Spring Boot's own rules. */
    TreeSet<String> setBy(String variable, String value) {
        ConfigurationPropertySource environment = ConfigurationPropertySource.from(
                new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, value)));
        TreeSet<String> set = new TreeSet<>();
        for (String property : properties.keySet()) {
            if (ConfigurationPropertyName.isValid(property)
                    && environment.getConfigurationProperty(ConfigurationPropertyName.of(property)) != null) {
                set.add(property);
            }
        }
        return set;
    }
}
