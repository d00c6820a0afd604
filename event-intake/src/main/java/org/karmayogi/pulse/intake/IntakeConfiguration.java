package org.karmayogi.pulse.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.BatchLimits;
import org.karmayogi.pulse.intake.batch.BatchReader;
import org.karmayogi.pulse.intake.batch.BodyTooLargeException;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.karmayogi.pulse.intake.endpoint.InFlight;
import org.karmayogi.pulse.intake.endpoint.IntakeEndpoint;
import org.karmayogi.pulse.intake.endpoint.IntakeProperties;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.ProducerSettings;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.publishing.TopicDeclaration;
import org.karmayogi.pulse.intake.publishing.TopicProperties;
import org.karmayogi.pulse.intake.publishing.Topics;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Everything an intake service needs to take events; brought in by {@code @Import}, next to the servlet edge. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeProperties.class, TopicProperties.class})
public class IntakeConfiguration {

    @Bean
    ProducerSettings producerSettings(IntakeProperties properties) {
        return new ProducerSettings(properties.ackTimeout());
    }

    @Bean
    NewTopic learningEvents(TopicProperties properties) {
        return Topics.learningEvents(properties);
    }

    @Bean
    NewTopic learningRejects(TopicProperties properties) {
        return Topics.learningRejects(properties);
    }

    @Bean
    TopicDeclaration topicDeclaration(KafkaAdmin admin, ProducerFactory<String, byte[]> producers) {
        return new TopicDeclaration(admin, producers);
    }

    @Bean
    IntakeMeters intakeMeters(MeterRegistry registry) {
        return new IntakeMeters(registry);
    }

    @Bean
    InFlight inFlight(IntakeProperties properties, IntakeMeters meters) {
        return new InFlight(properties.maxInFlight(), meters);
    }

    @Bean
    BatchValidator batchValidator() {
        return new BatchValidator(Register.departments(), Register.districts(), Clock.systemUTC());
    }

    @Bean
    EventLog eventLog(
            ProducerFactory<String, byte[]> producers,
            TopicDeclaration topics,
            IntakeProperties properties,
            IntakeMeters meters) {
        return new EventLog(producers, topics::isDone, properties.ackTimeout(), meters);
    }

    @Bean
    RejectLog rejectLog(ProducerFactory<String, byte[]> producers, IntakeMeters meters) {
        return new RejectLog(producers, meters);
    }

    @Bean
    IntakeEndpoint intakeEndpoint(
            BatchValidator validator, EventLog log, RejectLog rejects, IntakeMeters meters, InFlight inFlight) {
        return new IntakeEndpoint(
                new BatchReader(BatchLimits.CONTRACT), validator, log, rejects, meters, Clock.systemUTC(), inFlight);
    }

    @Bean
    FeedIntake feedIntake(
            BatchValidator validator, EventLog log, RejectLog rejects, IntakeMeters meters, InFlight inFlight) {
        return new FeedIntake(validator, log, rejects, meters, Clock.systemUTC(), inFlight);
    }

    @Bean
    ProblemRule<MalformedBodyException> malformedBody() {
        return ProblemRule.of(MalformedBodyException.class, ProblemType.MALFORMED_REQUEST);
    }

    @Bean
    ProblemRule<BodyTooLargeException> bodyTooLarge() {
        return ProblemRule.of(BodyTooLargeException.class, ProblemType.TOO_LARGE);
    }
}
