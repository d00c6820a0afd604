package org.karmayogi.pulse.intake.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** Publishes events to the log and waits, within its time budget, until it knows what became of each. Thread-safe. */
public final class EventLog {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

    private final ProducerFactory<String, byte[]> producers;
    private final BooleanSupplier topicsReady;
    private final Duration ackTimeout;
    private final IntakeMeters meters;

    /**
     * A log on these producers.
     *
     * @param topicsReady whether the topics are known to stand as declared; before, a broker might make them up with its defaults
     * @param ackTimeout how long one request waits for the log, at most
     */
    public EventLog(
            ProducerFactory<String, byte[]> producers,
            BooleanSupplier topicsReady,
            Duration ackTimeout,
            IntakeMeters meters) {
        this.producers = producers;
        this.topicsReady = topicsReady;
        this.ackTimeout = ackTimeout;
        this.meters = meters;
    }

    /**
     * One receipt an event, in the order of the events.
     *
     * @throws LogUnavailableException if the log took none of them, and can be seen to be away or to refuse
     */
    public List<Receipt> publish(List<Event> events, String source, Instant receivedAt) {
        if (events.isEmpty()) {
            return List.of();
        }
        if (!topicsReady.getAsBoolean()) {
            throw new LogUnavailableException();
        }
        long start = System.nanoTime();
        RecordEncoder encoder = new RecordEncoder(source, receivedAt);
        Producer<String, byte[]> producer = producers.createProducer();
        meters.eventsInFlight(events.size());
        List<Receipt> receipts;
        try {
            receipts = submit(events, encoder, producer).stream()
                    .map(Delivery::close)
                    .toList();
        } finally {
            meters.eventsInFlight(-events.size());
        }
        meters.waitedForLog(System.nanoTime() - start);
        if (nothingTaken(receipts, producer)) {
            throw new LogUnavailableException();
        }
        return receipts;
    }

    private List<Delivery> submit(List<Event> events, RecordEncoder encoder, Producer<String, byte[]> producer) {
        long deadline = System.nanoTime() + ackTimeout.toNanos();
        CountDownLatch open = new CountDownLatch(events.size());
        List<Delivery> deliveries = new ArrayList<>(events.size());
        boolean broken = false;
        for (Event event : events) {
            Delivery delivery = new Delivery(open, meters::lateAck);
            deliveries.add(delivery);
            if (broken) {
                // Each further attempt would block for the producer's whole max.block.ms again.
                delivery.settle(Receipt.REFUSED);
            } else {
                send(event, encoder, producer, delivery);
                broken = delivery.isRefused();
            }
        }
        await(open, deadline);
        return deliveries;
    }

    private void send(Event event, RecordEncoder encoder, Producer<String, byte[]> producer, Delivery delivery) {
        try {
            // The outcome comes through the callback.
            Future<RecordMetadata> unused = producer.send(encoder.encode(event), delivery);
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("The producer refused a record and is replaced: {}", e.toString());
            delivery.settle(Receipt.REFUSED);
            producers.reset();
        }
    }

    private static void await(CountDownLatch open, long deadline) {
        try {
            open.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Shutting down: what is not settled yet is reported as unanswered, which is true.
            Thread.currentThread().interrupt();
        }
    }

    private static boolean nothingTaken(List<Receipt> receipts, Producer<String, byte[]> producer) {
        return !receipts.contains(Receipt.ACKNOWLEDGED)
                && (receipts.contains(Receipt.REFUSED) || !BrokerConnection.isOpen(producer));
    }
}
