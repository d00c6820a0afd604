package org.karmayogi.pulse.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.karmayogi.pulse.edge.problem.ProblemRule;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.batch.JsonItems;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.endpoint.FeedIntake;
import org.karmayogi.pulse.intake.endpoint.IntakeEndpoint;
import org.karmayogi.pulse.intake.endpoint.IntakeProblems;
import org.karmayogi.pulse.intake.endpoint.IntakeProperties;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.ProducerSettings;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.publishing.SampledTrace;
import org.karmayogi.pulse.intake.publishing.TopicDeclaration;
import org.karmayogi.pulse.intake.publishing.TopicProperties;
import org.karmayogi.pulse.intake.publishing.Topics;
import org.karmayogi.pulse.intake.reference.IdentityWriter;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/** Everything an intake service needs to take events; brought in by {@code @Import}, next to the servlet edge. */
@Configuration(proxyBeanMethods = false)
@Import(IdentityConfiguration.class)
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
    Admission admission(IntakeProperties properties, IntakeMeters meters) {
        Admission admission = new Admission(properties.capacity(), System::nanoTime);
        meters.requestsInFlight(admission::requestsInFlight);
        return admission;
    }

    @Bean
    BatchValidator batchValidator(IdentityRegister identities) {
        return new BatchValidator(Register.departments(), Register.districts(), identities, Clock.systemUTC());
    }

    @Bean
    EventLog eventLog(
            ProducerFactory<String, byte[]> producers,
            TopicDeclaration topics,
            IntakeProperties properties,
            IntakeMeters meters,
            SampledTrace trace,
            IdentityRegister identities) {
        return new EventLog(
                producers, topics::isDone, properties.ackTimeout(), meters, trace::traceparent, identities::learnerOf);
    }

    /** Without tracing there is neither of the two, and never a trace. */
    @Bean
    SampledTrace sampledTrace(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new SampledTrace(
                tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    @Bean
    RejectLog rejectLog(ProducerFactory<String, byte[]> producers, IntakeMeters meters) {
        return new RejectLog(producers, meters);
    }

    @Bean
    JsonItems jsonItems(IntakeProperties properties) {
        return new JsonItems(properties.limits());
    }

    @Bean
    IntakeEndpoint intakeEndpoint(
            Admission admission,
            IntakeProperties properties,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            IdentityWriter identities,
            IntakeMeters meters) {
        return new IntakeEndpoint(
                admission, properties.limits(), validator, log, rejects, identities::taken, meters, Clock.systemUTC());
    }

    @Bean
    FeedIntake feedIntake(
            Admission admission,
            IntakeProperties properties,
            BatchValidator validator,
            EventLog log,
            RejectLog rejects,
            IntakeMeters meters) {
        return new FeedIntake(admission, properties.limits(), validator, log, rejects, meters, Clock.systemUTC());
    }

    @Bean
    ProblemRule<MalformedBodyException> malformedBody() {
        return IntakeProblems.malformedBody();
    }

    @Bean
    ProblemRule<LimitExceededException> limitExceeded() {
        return IntakeProblems.limitExceeded();
    }
}
