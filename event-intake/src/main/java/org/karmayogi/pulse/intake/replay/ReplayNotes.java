package org.karmayogi.pulse.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.karmayogi.pulse.intake.publishing.Timestamps;
import org.karmayogi.pulse.intake.publishing.Topics;
import org.springframework.kafka.core.ProducerFactory;

/** Notes on {@code learning-rejects} what has been sent again, behind what was refused. Thread-safe. */
public final class ReplayNotes {

    /** What a note has as its {@code pulse_reason}. */
    static final String REPLAYED = "replayed";

    private final ProducerFactory<String, byte[]> producers;
    private final Duration timeout;

    /**
     * Notes by these producers.
     *
     * @param timeout how long to wait for an acknowledgement
     */
    public ReplayNotes(ProducerFactory<String, byte[]> producers, Duration timeout) {
        this.producers = producers;
        this.timeout = timeout;
    }

    /**
     * One replay that counts.
     *
     * @param eventId the id of the event that was sent
     * @param original its bytes as sent
     * @param by the name of the operator's key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
    public record Note(Reject.Refused reject, String eventId, byte[] original, String by, Instant at) {}

    /** Writes a note; whether every in-sync replica has it. */
    public boolean write(Note note) {
        try {
            producers.createProducer().send(encode(note)).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException | KafkaException | IllegalStateException e) {
            return false;
        }
    }

    private static ProducerRecord<String, byte[]> encode(Note note) {
        Reject.Refused reject = note.reject();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.LEARNING_REJECTS, reject.source(), note.original());
        put(record.headers(), "pulse_reason", REPLAYED);
        put(record.headers(), "pulse_replays", reject.id());
        put(record.headers(), "pulse_by", note.by());
        put(record.headers(), "ce_id", note.eventId());
        put(record.headers(), "ce_source", reject.source());
        put(record.headers(), "ce_type", reject.family().cloudEventsType());
        put(record.headers(), "ce_receivedat", Timestamps.millis(note.at()));
        return record;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
