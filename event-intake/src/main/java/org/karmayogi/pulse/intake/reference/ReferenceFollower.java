package org.karmayogi.pulse.intake.reference;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.publishing.Topics;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/**
 * Follows {@code learning-reference} from its beginning, as a whole in every instance, and hands each record to the
 * reader of its kind. A member of no group, with no offset of its own: what the process holds is gone with it.
 */
public final class ReferenceFollower implements SmartLifecycle, BatchConsumerAwareMessageListener<String, byte[]> {

    private static final TopicPartition TOPIC = new TopicPartition(Topics.LEARNING_REFERENCE, 0);

    /** How often it is asked whether a topic that brings nothing has been read. */
    private static final long IDLE_MILLIS = 200;

    private static final int PAUSE_MILLIS = 1_000;

    /** Of some 100 bytes each. */
    private static final int MAX_POLL_RECORDS = 5_000;

    private final List<ReferenceReader> readers;
    private final KafkaMessageListenerContainer<String, byte[]> container;
    private volatile boolean isCaughtUp;

    /**
     * Not started.
     *
     * @param consumer the settings of the service's consumers
     * @param readers one a kind of records; what is of no kind of theirs is passed over
     */
    public ReferenceFollower(Map<String, Object> consumer, List<ReferenceReader> readers) {
        this.readers = List.copyOf(readers);
        ContainerProperties properties = new ContainerProperties(
                new TopicPartitionOffset(TOPIC.topic(), TOPIC.partition(), SeekPosition.BEGINNING));
        properties.setMessageListener(this);
        // Nobody acknowledges, so nothing is committed.
        properties.setAckMode(AckMode.MANUAL);
        properties.setIdleEventInterval(IDLE_MILLIS);
        properties.setPollTimeout(IDLE_MILLIS);
        this.container = new KafkaMessageListenerContainer<>(consumers(consumer), properties);
        container.setBeanName("reference");
        container.setApplicationEventPublisher(event -> {
            if (event instanceof ListenerContainerIdleEvent idle) {
                ask(idle.getConsumer());
            }
        });
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> consumers(Map<String, Object> settings) {
        DefaultKafkaConsumerFactory<String, byte[]> consumers =
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumers.updateConfigs(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                settings.getOrDefault(ConsumerConfig.CLIENT_ID_CONFIG, "intake") + ".identities",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Where the topic is another one, shorter than what was read: it is read from its beginning.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MAX_POLL_RECORDS,
                // metrics-service declares it; it is never made up by a reader.
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // While the topic or the broker is not there, each look is a line in the log.
                ConsumerConfig.RETRY_BACKOFF_MS_CONFIG,
                PAUSE_MILLIS,
                ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG,
                PAUSE_MILLIS,
                ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG,
                PAUSE_MILLIS,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                PAUSE_MILLIS));
        return consumers;
    }

    /** Whether everything that the topic held has been read once. */
    public boolean isCaughtUp() {
        return isCaughtUp;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        for (ConsumerRecord<String, byte[]> record : records) {
            String key = record.key();
            if (key != null) {
                readers.stream()
                        .filter(reader -> key.startsWith(reader.prefix()))
                        .forEach(reader -> reader.read(record));
            }
        }
        ask(consumer);
    }

    /** On the consumer's own thread. */
    private void ask(@Nullable Consumer<?, ?> consumer) {
        if (!isCaughtUp && consumer != null && consumer.currentLag(TOPIC).orElse(Long.MAX_VALUE) == 0) {
            isCaughtUp = true;
            readers.forEach(ReferenceReader::caughtUp);
        }
    }

    @Override
    public void start() {
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }
}
