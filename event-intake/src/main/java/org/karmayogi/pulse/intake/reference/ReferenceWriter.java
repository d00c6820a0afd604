package org.karmayogi.pulse.intake.reference;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.Topics;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.ProducerFactory;

/** Writes single records to {@code learning-reference} and waits until every in-sync replica has them. Thread-safe. */
public final class ReferenceWriter {

    private final ProducerFactory<String, byte[]> producers;
    private final Duration ackTimeout;

    /** @param ackTimeout how long a writer waits */
    public ReferenceWriter(ProducerFactory<String, byte[]> producers, Duration ackTimeout) {
        this.producers = producers;
        this.ackTimeout = ackTimeout;
    }

    /**
     * Returns the offset of the record once it is acknowledged.
     *
     * @throws LogUnavailableException if it is not acknowledged in time; it may have been written all the same
     */
    public long write(String key, byte[] value) {
        try {
            return producers
                    .createProducer()
                    .send(new ProducerRecord<>(Topics.LEARNING_REFERENCE, key, value))
                    .get(ackTimeout.toMillis(), TimeUnit.MILLISECONDS)
                    .offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new LogUnavailableException();
        }
    }
}
