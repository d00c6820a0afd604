package org.karmayogi.pulse.metrics.consume;

import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.forward.ForwardProducer;
import org.karmayogi.pulse.metrics.forward.ForwardedThrough;
import org.karmayogi.pulse.metrics.forward.Forwarders;
import org.karmayogi.pulse.metrics.generation.Generations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.TopicBuilder;

/** The folding side. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ConsumeProperties.class, TopicProperties.class})
public class ConsumeConfiguration {

    static final String GROUP = "metrics-service";

    /** A poll's records and their facts must fit beside everything else; 5,000 of 300 bytes are 1.5 MB. */
    private static final int MAX_POLL_RECORDS = 5_000;

    @Bean
    EventLog eventLog(KafkaProperties kafka, TopicProperties topics) {
        return new EventLog(Admin.create(kafka.buildAdminProperties()), topics.events());
    }

    @Bean
    TopicFollowers topicFollowers(KafkaProperties kafka) {
        return new TopicFollowers(kafka);
    }

    @Bean
    ReachedMarks reachedMarks() {
        return new ReachedMarks();
    }

    @Bean
    GenerationFolds generationFolds(
            KafkaProperties kafka,
            TopicProperties topics,
            ConsumeProperties limits,
            Generations generations,
            EventLog log,
            Register departments,
            Register districts,
            TransactionalSetAside setAside,
            Forwarders forwarders,
            ReachedMarks reachedMarks,
            MetricsMeters meters,
            ObjectProvider<Propagator> propagators,
            Clock clock) {
        Propagator propagator = propagators.getIfAvailable(() -> Propagator.NOOP);
        RecordDecoder decoder = new RecordDecoder(departments.codes(), districts.codes());
        meters.generation(
                () -> generations.known().map(table -> table.live().number()).orElse(-1));
        CacheShare cache = new CacheShare(limits.learnerCache());
        return new GenerationFolds(generations, cache, number -> {
            BooleanSupplier live = () -> generations.live() == number;
            ForwardedThrough through = new ForwardedThrough(generations, number);
            TakeOver takeOver = new TakeOver(
                    generations.store(number),
                    log,
                    decoder,
                    (partition, topicId) -> new Outgoing(
                            setAside.apply(partition), forwarders.of(partition, through.of(partition, topicId))),
                    meters,
                    () -> live.getAsBoolean() ? meters.live() : meters.rebuild(),
                    () -> new RecordTraces(propagator, live));
            return new LogFold(
                    number,
                    () -> consumer(kafka, group(number)),
                    topics.events(),
                    takeOver,
                    log,
                    limits,
                    cache::bytes,
                    new Pace(() -> live.getAsBoolean() ? 1 : limits.rebuildShare()),
                    reachedMarks,
                    meters,
                    clock);
        });
    }

    /** Each generation is folded by a group of its own, so that its partitions have owners of their own. */
    private static String group(int generation) {
        return generation == 0 ? GROUP : GROUP + "." + generation;
    }

    private static Consumer<String, byte[]> consumer(KafkaProperties kafka, String group) {
        Map<String, Object> settings = kafka.buildConsumerProperties();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Never consulted: where to read is the checkpoint's to say, and a take-over seeks before it reads.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return new KafkaConsumer<>(settings, new LosslessKey(), new ByteArrayDeserializer());
    }

    @Bean
    TransactionalSetAside transactionalSetAside(
            KafkaProperties kafka, TopicProperties topics, EventLog log, MetricsMeters meters) {
        SetAsideClients clients = new SetAsideClients(kafka.buildProducerProperties(), kafka.buildConsumerProperties());
        return new TransactionalSetAside(topics, log, clients, meters);
    }

    @Bean
    Forwarders forwarders(KafkaProperties kafka, TopicProperties topics, MetricsMeters meters, Clock clock) {
        ForwardProducer producer = new ForwardProducer(kafka.buildProducerProperties(), topics.events());
        return new Forwarders(producer, meters.outbox(), meters::forwarded, clock);
    }

    @Bean
    NewTopic deadTopic(TopicProperties topics) {
        return TopicBuilder.name(topics.dead())
                .partitions(topics.partitions())
                .replicas(topics.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(SetAsideClients.MAX_BYTES))
                .build();
    }

    /** One partition: what is frozen first is what the log has first. */
    @Bean
    NewTopic referenceTopic(TopicProperties topics) {
        return TopicBuilder.name(topics.reference())
                .partitions(1)
                .replicas(topics.replication())
                .compact()
                .build();
    }

    /** How long the store may take to be found; beyond it a poll thread would miss its own deadline. */
    public static final Duration STORE_SELECTION = Duration.ofSeconds(2);
}
