package org.karmayogi.pulse.metrics.consume;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;

/**
 * Writes records that can not count where people can find them: with their original key, bytes and headers, and with the
 * reason. Thread-safe.
 */
final class SetAside {

    private static final long PATIENCE_MILLIS = 5_000;

    private final Producer<String, byte[]> producer;
    private final TopicProperties topics;

    SetAside(Producer<String, byte[]> producer, TopicProperties topics) {
        this.producer = producer;
        this.topics = topics;
    }

    /** The form of a record that can never count, for the dead topic. */
    ProducerRecord<String, byte[]> dead(ConsumerRecord<String, byte[]> record, DeadReason reason, String detail) {
        return copy(topics.dead(), record, reason.code(), detail);
    }

    /** The form of a fact whose identity was used before with another content, for the rejects. */
    ProducerRecord<String, byte[]> conflict(ConsumerRecord<String, byte[]> record) {
        String detail = "the same source and id came before with another body, which stands";
        return copy(topics.rejects(), record, "conflict", detail);
    }

    private static ProducerRecord<String, byte[]> copy(
            String topic, ConsumerRecord<String, byte[]> record, String reason, String detail) {
        ProducerRecord<String, byte[]> copy = new ProducerRecord<>(topic, null, record.key(), record.value());
        Headers headers = copy.headers();
        record.headers().forEach(headers::add);
        put(headers, "pulse_reason", reason);
        put(headers, "pulse_detail", detail.length() <= 512 ? detail : detail.substring(0, 512));
        put(headers, "pulse_topic", record.topic());
        put(headers, "pulse_partition", Integer.toString(record.partition()));
        put(headers, "pulse_offset", Long.toString(record.offset()));
        return copy;
    }

    private static void put(Headers headers, String key, String value) {
        headers.remove(key);
        headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes all of them, or fails after a few seconds; some may be there then.
     *
     * @throws LogUnavailableException where the broker did not acknowledge them all
     */
    void write(List<ProducerRecord<String, byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        try {
            records.forEach(record -> sent.add(producer.send(record)));
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new LogUnavailableException("records could not be set aside: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while setting records aside", e);
        }
    }
}
