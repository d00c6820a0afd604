package org.karmayogi.pulse.metrics;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.edge.ServletEdge;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.audit.AuditConfiguration;
import org.karmayogi.pulse.metrics.consume.ConsumeConfiguration;
import org.karmayogi.pulse.metrics.consume.MetricsMeters;
import org.karmayogi.pulse.metrics.query.QueryConfiguration;
import org.karmayogi.pulse.metrics.store.MongoMetricsStore;
import org.karmayogi.pulse.metrics.store.StoreProperties;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Folds the log into learners and totals, and answers every query about them. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(StoreProperties.class)
@Import({ServletEdge.class, ConsumeConfiguration.class, QueryConfiguration.class, AuditConfiguration.class})
public class MetricsServiceApplication {

    /** Where the collections are; the first generation has no suffix. */
    private static final String DATABASE = "pulse";

    public static void main(String[] args) {
        application().run(args);
    }

    /** The service, not started; reads {@code metrics-service.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(MetricsServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=metrics-service");
    }

    @Bean
    MongoMetricsStore metricsStore(MongoClient mongo) {
        return new MongoMetricsStore(mongo.getDatabase(DATABASE), "");
    }

    /** A store that is away is found out in two seconds: a thread that polls must come back to its group in time. */
    @Bean
    MongoClientSettingsBuilderCustomizer shortStoreSelection() {
        return settings -> settings.applyToClusterSettings(cluster ->
                cluster.serverSelectionTimeout(ConsumeConfiguration.STORE_SELECTION.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoClientSettingsBuilderCustomizer answerTimeout(StoreProperties store) {
        return settings -> settings.applyToSocketSettings(
                socket -> socket.readTimeout(store.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MetricsMeters metricsMeters(MeterRegistry registry) {
        return new MetricsMeters(registry);
    }

    @Bean
    Register departments() {
        return Register.departments();
    }

    @Bean
    Register districts() {
        return Register.districts();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
