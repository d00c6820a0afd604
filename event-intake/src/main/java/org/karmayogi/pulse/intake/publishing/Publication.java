package org.karmayogi.pulse.intake.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.karmayogi.pulse.edge.failure.Wordless;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.LogRecord;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * The events of one request on their way to the log: sent one by one, in the order given, and waited for together. Confined to the
 * request's thread.
 */
public final class Publication {

    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

    private final ProducerFactory<String, byte[]> producers;
    private final BooleanSupplier topicsReady;
    private final RecordEncoder encoder;
    private final Duration ackTimeout;
    private final IntakeMeters meters;
    private final Producer<String, byte[]> producer;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Runnable delivered = this::delivered;
    private final Runnable lateAck;
    // Sent less settled. What is sent is added once, after the last event: until then settling only makes it negative.
    private final AtomicInteger open = new AtomicInteger();
    private final CountDownLatch allSettled = new CountDownLatch(1);
    private boolean broken;

    Publication(
            ProducerFactory<String, byte[]> producers,
            BooleanSupplier topicsReady,
            RecordEncoder encoder,
            Duration ackTimeout,
            IntakeMeters meters) {
        this.producers = producers;
        this.topicsReady = topicsReady;
        this.encoder = encoder;
        this.ackTimeout = ackTimeout;
        this.meters = meters;
        this.lateAck = meters::lateAck;
        this.producer = producers.createProducer();
    }

    /**
     * Hands one event to the producer, and waits only where that has no room. Where the log is away the rest is read all the same,
     * which takes no time, so that what could not be taken is judged and counted.
     */
    public void send(Event event) {
        Delivery delivery = begin();
        if (!broken) {
            send(encoder.encode(event), delivery);
        }
    }

    /** As {@link #send(Event)}, of a record that goes beside events. */
    public void send(LogRecord record) {
        Delivery delivery = begin();
        if (!broken) {
            send(encoder.encode(record), delivery);
        }
    }

    private Delivery begin() {
        broken |= !topicsReady.getAsBoolean();
        Delivery delivery = new Delivery(delivered, lateAck);
        deliveries.add(delivery);
        meters.handedOver();
        if (broken) {
            // Each further attempt would block for the producer's whole max.block.ms again.
            delivery.settle(Receipt.REFUSED);
        }
        return delivery;
    }

    private void send(ProducerRecord<String, byte[]> record, Delivery delivery) {
        try {
            // The outcome comes through the callback.
            Future<RecordMetadata> unused = producer.send(record, delivery);
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("The producer refused a record and is replaced: {}", Wordless.types(e));
            delivery.settle(Receipt.REFUSED);
            producers.reset();
        }
        broken = delivery.isRefused();
    }

    private void delivered() {
        meters.settled();
        if (open.decrementAndGet() == 0) {
            allSettled.countDown();
        }
    }

    /**
     * Waits, within the time for that, until it is known what became of each event: one receipt an event, in the order sent. Asked
     * once, after the last event.
     *
     * @throws LogUnavailableException if the log took none of them, and can be seen to be away or to refuse
     */
    public List<Receipt> receipts() {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        long start = System.nanoTime();
        if (open.addAndGet(deliveries.size()) > 0) {
            await();
        }
        List<Receipt> receipts = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            receipts.add(delivery.close());
        }
        meters.waitedForLog(System.nanoTime() - start);
        if (nothingTaken(receipts)) {
            throw new LogUnavailableException();
        }
        return receipts;
    }

    private void await() {
        try {
            // What is not settled in time is reported as unanswered, which is true.
            boolean unused = allSettled.await(ackTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean nothingTaken(List<Receipt> receipts) {
        return !receipts.contains(Receipt.ACKNOWLEDGED)
                && (receipts.contains(Receipt.REFUSED) || !BrokerConnection.isOpen(producer));
    }
}
