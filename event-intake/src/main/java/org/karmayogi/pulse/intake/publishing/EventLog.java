package org.karmayogi.pulse.intake.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.LogRecord;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.springframework.kafka.core.ProducerFactory;

/** The log of events, {@code learning-events}. Thread-safe. */
public final class EventLog {

    private final ProducerFactory<String, byte[]> producers;
    private final BooleanSupplier topicsReady;
    private final Duration ackTimeout;
    private final IntakeMeters meters;
    private final Supplier<@Nullable String> traceparent;
    private final UnaryOperator<String> door;

    /**
     * A log on these producers.
     *
     * @param topicsReady whether the topics are known to stand as declared; before, a broker might make them up with its defaults
     * @param ackTimeout how long one request waits for the log, at most, after its last event
     * @param traceparent asked on a request's thread for what its records carry of its trace; null for nothing
     * @param door gives the learner that an id stands for; the id itself where it is no alias
     */
    public EventLog(
            ProducerFactory<String, byte[]> producers,
            BooleanSupplier topicsReady,
            Duration ackTimeout,
            IntakeMeters meters,
            Supplier<@Nullable String> traceparent,
            UnaryOperator<String> door) {
        this.producers = producers;
        this.topicsReady = topicsReady;
        this.ackTimeout = ackTimeout;
        this.meters = meters;
        this.traceparent = traceparent;
        this.door = door;
    }

    /** Begins one request's publication, which sends each event as soon as it is known. */
    public Publication begin(String source, Instant receivedAt) {
        RecordEncoder encoder = new RecordEncoder(source, receivedAt, traceparent.get(), door);
        return new Publication(producers, topicsReady, encoder, ackTimeout, meters);
    }

    /**
     * Publishes events that are all known: one receipt an event, in their order.
     *
     * @throws LogUnavailableException if the log took none of them, and can be seen to be away or to refuse
     */
    public List<Receipt> publish(List<Event> events, String source, Instant receivedAt) {
        return publish(events, List.of(), source, receivedAt);
    }

    /** As {@link #publish(List, String, Instant)}, with records beside the events: their receipts come last. */
    public List<Receipt> publish(List<Event> events, List<LogRecord> beside, String source, Instant receivedAt) {
        Publication publication = begin(source, receivedAt);
        events.forEach(publication::send);
        beside.forEach(publication::send);
        return publication.receipts();
    }
}
