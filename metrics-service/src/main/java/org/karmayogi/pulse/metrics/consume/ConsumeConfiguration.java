package org.karmayogi.pulse.metrics.consume;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.generation.Generations;
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

    /** The broker's default limit is 1 MiB a record; a dead one carries its reason beside it. */
    private static final int MAX_DEAD_BYTES = 2 * 1024 * 1024;

    @Bean
    EventLog eventLog(KafkaProperties kafka, TopicProperties topics) {
        return new EventLog(Admin.create(kafka.buildAdminProperties()), topics.events());
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
            Producer<String, byte[]> setAsideProducer,
            MetricsMeters meters,
            Clock clock) {
        RecordDecoder decoder = new RecordDecoder(departments.codes(), districts.codes());
        SetAside setAside = new SetAside(setAsideProducer, topics);
        meters.generation(
                () -> generations.known().map(table -> table.live().number()).orElse(-1));
        CacheShare cache = new CacheShare(limits.learnerCache());
        return new GenerationFolds(generations, cache, number -> {
            Supplier<RecordMeters> counters = () -> generations.live() == number ? meters.live() : meters.rebuild();
            TakeOver takeOver = new TakeOver(generations.store(number), log, decoder, setAside, meters, counters);
            return new LogFold(
                    number,
                    () -> consumer(kafka, group(number)),
                    topics.events(),
                    takeOver,
                    log,
                    limits,
                    cache::bytes,
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
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Bean(destroyMethod = "close")
    Producer<String, byte[]> setAsideProducer(KafkaProperties kafka) {
        Properties settings = new Properties();
        settings.putAll(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_DEAD_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    NewTopic deadTopic(TopicProperties topics) {
        return TopicBuilder.name(topics.dead())
                .partitions(topics.partitions())
                .replicas(topics.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_DEAD_BYTES))
                .build();
    }

    /** How long the store may take to be found; beyond it a poll thread would miss its own deadline. */
    public static final Duration STORE_SELECTION = Duration.ofSeconds(2);
}
