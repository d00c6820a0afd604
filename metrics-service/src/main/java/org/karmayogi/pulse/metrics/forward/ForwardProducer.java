package org.karmayogi.pulse.metrics.forward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Forward;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what is forwarded to the log, acknowledged by every in-sync replica. The producer is made with the first
 * record, for most processes never meet one, and made anew after a failure. Thread-safe; one writes at a time.
 */
public final class ForwardProducer {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardProducer.class);

    /** Attempts are short, because their partition waits; there is always another. */
    private static final int MAX_BLOCK_MILLIS = 5_000;

    private static final int REQUEST_TIMEOUT_MILLIS = 2_000;
    private static final int DELIVERY_TIMEOUT_MILLIS = 4_000;
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Map<String, Object> settings;
    private final ForwardedRecord form;
    private @Nullable Producer<byte[], byte[]> producer;

    /**
     * A producer that is not connected yet.
     *
     * @param settings where the broker is, and how to reach it
     * @param topic the log
     */
    public ForwardProducer(Map<String, Object> settings, String topic) {
        this.settings = new HashMap<>(settings);
        this.settings.put(ProducerConfig.CLIENT_ID_CONFIG, "metrics-service.forward");
        this.settings.put(ProducerConfig.ACKS_CONFIG, "all");
        this.settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
        this.settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        this.settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MILLIS);
        this.settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, CompressionType.LZ4.name);
        this.form = new ForwardedRecord(topic);
    }

    /**
     * Writes records and waits until all are acknowledged.
     *
     * @param partition that they are forwarded from
     * @throws KafkaException where they are not; some may be there
     */
    synchronized void write(int partition, List<Forward> records) {
        try {
            Producer<byte[], byte[]> connected = connected();
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            records.forEach(record -> sent.add(connected.send(form.of(partition, record))));
            connected.flush();
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw failed(partition, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(partition, e);
        } catch (RuntimeException e) {
            throw failed(partition, e);
        }
    }

    private Producer<byte[], byte[]> connected() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private KafkaException failed(int partition, @Nullable Throwable cause) {
        String why = cause == null ? "no cause" : cause.getClass().getSimpleName();
        LOG.warn("Partition {}: records could not be forwarded: {}", partition, why);
        close();
        return new KafkaException("records of partition " + partition + " could not be forwarded: " + why, cause);
    }

    synchronized void close() {
        Producer<byte[], byte[]> ended = producer;
        producer = null;
        if (ended != null) {
            ended.close(CLOSE);
        }
    }
}
