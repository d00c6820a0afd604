package org.karmayogi.pulse.intake.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;

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
    private final DataWriter data = new DataWriter();

    /** @param traceparent of the request, where it is traced */
    RecordEncoder(String source, Instant receivedAt, @Nullable String traceparent) {
        this.source = source.getBytes(UTF_8);
        this.receivedAt = Timestamps.millis(receivedAt).getBytes(UTF_8);
        this.traceparent = traceparent == null ? null : traceparent.getBytes(UTF_8);
    }

    ProducerRecord<String, byte[]> encode(Event event) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.LEARNING_EVENTS, event.learnerId(), data.write(event.values()));
        Headers headers = record.headers();
        headers.add("ce_specversion", SPEC_VERSION);
        headers.add("ce_id", event.id().getBytes(UTF_8));
        headers.add("ce_source", source);
        headers.add("ce_type", type(event.family()));
        headers.add("ce_time", event.occurredAt().getBytes(UTF_8));
        headers.add("ce_subject", event.learnerId().getBytes(UTF_8));
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
