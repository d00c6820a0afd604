package org.karmayogi.pulse.metrics.consume;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the clients that set records aside: producers with one transactional id a partition of the log, so that a new owner fences the
 * older, and a consumer that is no member of its group and only reads what it has committed.
 */
final class SetAsideClients {

    /** Kept apart from the group that reads the log, whose offsets are for lag tools only. */
    private static final String GROUP = ConsumeConfiguration.GROUP + ".set-aside";

    /** A whole copy with its reason, and the batch it is in. */
    static final int MAX_BYTES = SetAsideForm.WHOLE + 64 * 1024;

    private static final int BUFFER_BYTES = 2 * MAX_BYTES;

    /** Attempts are short, because their partition waits; there is always another. */
    private static final int MAX_BLOCK_MILLIS = 5_000;

    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;
    private static final int DELIVERY_TIMEOUT_MILLIS = 4_000;

    /** Longer than any attempt; a killed owner's transaction holds readers of the dead topic up for as long. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 30_000;

    private final Map<String, Object> producer;
    private final Map<String, Object> consumer;

    SetAsideClients(Map<String, Object> producer, Map<String, Object> consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    Producer<byte[], byte[]> producer(TopicPartition partition) {
        String transactionalId = GROUP + "-" + partition;
        Map<String, Object> own = new HashMap<>(producer);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        own.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        own.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_BYTES);
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        own.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Consumer<byte[], byte[]> consumer() {
        Map<String, Object> own = new HashMap<>(consumer);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, MAX_BLOCK_MILLIS);
        own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        return new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
