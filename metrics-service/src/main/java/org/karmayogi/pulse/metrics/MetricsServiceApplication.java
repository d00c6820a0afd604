package org.karmayogi.pulse.metrics;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.karmayogi.pulse.edge.ServletEdge;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.audit.AuditConfiguration;
import org.karmayogi.pulse.metrics.consume.ConsumeConfiguration;
import org.karmayogi.pulse.metrics.consume.LogUnavailableException;
import org.karmayogi.pulse.metrics.consume.MetricsMeters;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.karmayogi.pulse.metrics.query.QueryConfiguration;
import org.karmayogi.pulse.metrics.rebuild.RebuildConfiguration;
import org.karmayogi.pulse.metrics.reject.RejectConfiguration;
import org.karmayogi.pulse.metrics.reject.RejectRepository;
import org.karmayogi.pulse.metrics.store.MongoGenerations;
import org.karmayogi.pulse.metrics.store.MongoRejects;
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
@Import({
    ServletEdge.class,
    ConsumeConfiguration.class,
    QueryConfiguration.class,
    AuditConfiguration.class,
    RejectConfiguration.class,
    RebuildConfiguration.class
})
public class MetricsServiceApplication {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

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
    Generations generations(MongoClient mongo, Clock clock) {
        return new Generations(new MongoGenerations(mongo.getDatabase(DATABASE)), clock);
    }

    @Bean
    RejectRepository rejects(MongoClient mongo) {
        return new MongoRejects(mongo.getDatabase(DATABASE));
    }

    @Bean
    ProblemRule<MongoException> storeFailures() {
        return unavailable(MongoException.class, ProblemType.STORE_UNAVAILABLE);
    }

    @Bean
    ProblemRule<LogUnavailableException> logFailures() {
        return unavailable(LogUnavailableException.class, ProblemType.LOG_UNAVAILABLE);
    }

    private static <E extends RuntimeException> ProblemRule<E> unavailable(Class<E> failure, ProblemType type) {
        return new ProblemRule<>(failure, e -> new ProblemException(type, type.title(), List.of(), RETRY_AFTER));
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
