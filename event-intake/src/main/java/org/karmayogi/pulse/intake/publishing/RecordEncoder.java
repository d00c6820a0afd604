package org.karmayogi.pulse.intake.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.LogRecord;

/**
 * Writes an event as a record of {@code learning-events}: CloudEvents binary mode, the family's own fields as data. One a request:
 * what all its records share is encoded once.
 */
final class RecordEncoder {

    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] CONTENT_TYPE = "application/json".getBytes(UTF_8);
    private static final Map<Family, byte[]> TYPES = types();

    private final byte[] source;
    private final byte[] receivedAt;
    private final byte @Nullable [] traceparent;
    private final UnaryOperator<String> door;
    private final DataWriter data = new DataWriter();

    /**
     * An encoder of one request's events.
     *
     * @param traceparent of the request, where it is traced
     * @param door gives the learner that an id stands for; the id itself where it is no alias
     */
    RecordEncoder(String source, Instant receivedAt, @Nullable String traceparent, UnaryOperator<String> door) {
        this.source = source.getBytes(UTF_8);
        this.receivedAt = Timestamps.millis(receivedAt).getBytes(UTF_8);
        this.door = door;
        this.traceparent = traceparent == null ? null : traceparent.getBytes(UTF_8);
    }

    ProducerRecord<String, byte[]> encode(Event event) {
        String sent = event.subject();
        // What an identity is about is the alias itself.
        String subject = event.family().isIdentity() ? sent : door.apply(sent);
        ProducerRecord<String, byte[]> record =
                record(subject, event.id(), type(event.family()), event.occurredAt(), data.write(event));
        if (!subject.equals(sent)) {
            record.headers().add("ce_alias", sent.getBytes(UTF_8));
        }
        return record;
    }

    ProducerRecord<String, byte[]> encode(LogRecord record) {
        byte[] type = record.cloudEventsType().getBytes(UTF_8);
        return record(record.key(), record.id(), type, record.time(), data.write(record));
    }

    private ProducerRecord<String, byte[]> record(String key, String id, byte[] type, String time, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.LEARNING_EVENTS, key, value);
        Headers headers = record.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_id", id.getBytes(UTF_8));
        headers.add("ce_source", source);
        headers.add("ce_type", type);
        headers.add("ce_time", time.getBytes(UTF_8));
        headers.add("ce_subject", key.getBytes(UTF_8));
        headers.add("content-type", CONTENT_TYPE);
        headers.add("ce_receivedat", receivedAt);
        if (traceparent != null) {
            headers.add(SampledTrace.HEADER, traceparent);
        }
        return record;
    }

    static byte[] type(Family family) {
        return TYPES.getOrDefault(family, new byte[0]);
    }

    private static Map<Family, byte[]> types() {
        Map<Family, byte[]> types = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            types.put(family, family.cloudEventsType().getBytes(UTF_8));
        }
        return types;
    }
}
