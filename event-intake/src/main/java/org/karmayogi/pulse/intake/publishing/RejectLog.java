package org.karmayogi.pulse.intake.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Keeps what was refused or tells nothing that is counted, with the reason. Best effort: the sender has the reason in the answer, so a reject that cannot be kept is
 * counted and does not change that answer. The record's form is described in the contracts.
 */
public final class RejectLog {

    /** An item is never kept longer than this: it fits any broker's limit, and shows enough of what was sent. */
    public static final int LONGEST = 64 * 1024;

    /** The reason of an item that is not valid. */
    public static final String REFUSED = "refused";

    private final ProducerFactory<String, byte[]> producers;
    private final IntakeMeters meters;
    private final JsonFactory json = new JsonFactory();

    public RejectLog(ProducerFactory<String, byte[]> producers, IntakeMeters meters) {
        this.producers = producers;
        this.meters = meters;
    }

    /**
     * One item.
     *
     * @param reason {@link #REFUSED}, or the code by which an item of a standard feed is set aside
     * @param family the family it was meant to be of; null where that can not be told
     * @param original its bytes as sent, at most {@link #LONGEST}
     * @param size how many bytes it had
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: it only carries the bytes along
    public record Reject(String reason, @Nullable Family family, List<FieldError> errors, byte[] original, int size) {}

    /** Begins to keep one request's rejects, each as soon as it is known. */
    public Rejects begin(String source, Instant receivedAt) {
        return new Rejects(source, receivedAt);
    }

    /** One request's rejects. Confined to its thread. */
    public final class Rejects {

        private final String source;
        private final Instant receivedAt;
        private boolean away;

        private Rejects(String source, Instant receivedAt) {
            this.source = source;
            this.receivedAt = receivedAt;
        }

        /** Hands a reject to the producer; returns before it is acknowledged. */
        public void keep(Reject reject) {
            if (away) {
                // As for events: do not wait for max.block.ms once an item.
                meters.rejectLost();
            } else {
                away = !send(producers.createProducer(), encode(reject, source, receivedAt));
            }
        }
    }

    private boolean send(Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
        Thread submitter = Thread.currentThread();
        boolean[] refused = {false};
        try {
            Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
                if (failure != null) {
                    meters.rejectLost();
                    refused[0] |= Thread.currentThread() == submitter;
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            meters.rejectLost();
            return false;
        }
        return !refused[0];
    }

    private ProducerRecord<String, byte[]> encode(Reject reject, String source, Instant receivedAt) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.LEARNING_REJECTS, source, reject.original());
        Headers headers = record.headers();
        headers.add("pulse_reason", reject.reason().getBytes(UTF_8));
        headers.add("pulse_rejectid", UUID.randomUUID().toString().getBytes(UTF_8));
        headers.add("pulse_errors", errors(reject.errors()));
        headers.add("pulse_size", Integer.toString(reject.size()).getBytes(UTF_8));
        headers.add("ce_source", source.getBytes(UTF_8));
        if (reject.family() != null) {
            headers.add("ce_type", RecordEncoder.type(reject.family()));
        }
        headers.add("ce_receivedat", Timestamps.millis(receivedAt).getBytes(UTF_8));
        return record;
    }

    private byte[] errors(List<FieldError> errors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartArray();
            for (FieldError error : errors) {
                generator.writeStartObject();
                generator.writeStringProperty("pointer", error.pointer());
                generator.writeStringProperty("detail", error.detail());
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        return out.toByteArray();
    }
}
