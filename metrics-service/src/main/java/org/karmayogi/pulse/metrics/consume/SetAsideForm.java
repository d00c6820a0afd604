package org.karmayogi.pulse.metrics.consume;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How a record is written that was set aside: its own key, bytes and headers, and behind them headers of ours that begin with {@code
 * pulse_reason}. The form is described in the contracts. Thread-safe.
 */
final class SetAsideForm {

    /** A record up to this size is kept whole: eight times what a topic takes by default. */
    static final int WHOLE = 8 * 1024 * 1024;

    /** Where the topic refuses that, what is kept of a record; with the reason it fits the 1 MiB a topic takes by default. */
    static final int CUT = 512 * 1024;

    private static final int MAX_DETAIL = 512;

    /** What a header costs in a record beside its name and value, at most. */
    private static final int HEADER_OVERHEAD = 10;

    private final TopicProperties topics;
    private final JsonFactory json = new JsonFactory();

    SetAsideForm(TopicProperties topics) {
        this.topics = topics;
    }

    /**
     * The copy of a record.
     *
     * @param limit bytes of key, value and headers from which on the copy is cut to {@link #CUT}
     */
    ProducerRecord<byte[], byte[]> copy(SetAsideRecord record, int limit) {
        ConsumerRecord<String, byte[]> original = record.original();
        byte @Nullable [] key = LosslessKey.bytes(original.key());
        byte @Nullable [] value = original.value();
        List<Header> headers = List.of(original.headers().toArray());
        @Nullable String cut = null;
        if (length(key) + length(value) + size(headers) > limit) {
            int all = headers.size();
            headers = first(headers, CUT / 4);
            byte @Nullable [] shortKey = first(key, CUT / 4);
            byte @Nullable [] shortValue = first(value, CUT / 2);
            cut = "kept are %d of %d key bytes, %d of %d value bytes, %d of %d headers"
                    .formatted(length(shortKey), length(key), length(shortValue), length(value), headers.size(), all);
            key = shortKey;
            value = shortValue;
        }
        String topic = record.isConflict() ? topics.rejects() : topics.dead();
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(topic, null, key, value);
        headers.forEach(copy.headers()::add);
        explain(record, cut, copy.headers());
        return copy;
    }

    private void explain(SetAsideRecord record, @Nullable String cut, Headers headers) {
        ConsumerRecord<String, byte[]> original = record.original();
        String detail = record.detail();
        put(headers, "pulse_reason", record.reason());
        if (record.isConflict()) {
            put(headers, "pulse_rejectid", rejectId(original).toString());
            headers.add("pulse_errors", errors(detail));
            put(headers, "pulse_size", Integer.toString(length(original.value())));
        } else {
            put(headers, "pulse_detail", detail.length() <= MAX_DETAIL ? detail : detail.substring(0, MAX_DETAIL));
        }
        put(headers, "pulse_topic", original.topic());
        put(headers, "pulse_partition", Integer.toString(original.partition()));
        put(headers, "pulse_offset", Long.toString(original.offset()));
        if (cut != null) {
            put(headers, "pulse_cut", cut);
        }
    }

    /** The same for every copy of the same record. */
    private static UUID rejectId(ConsumerRecord<String, byte[]> original) {
        String place = original.topic() + "/" + original.partition() + "@" + original.offset();
        return UUID.nameUUIDFromBytes(place.getBytes(UTF_8));
    }

    private byte[] errors(String detail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        try (JsonGenerator generator = json.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartArray();
            generator.writeStartObject();
            generator.writeStringProperty("pointer", "/id");
            generator.writeStringProperty("detail", detail);
            generator.writeEndObject();
            generator.writeEndArray();
        }
        return out.toByteArray();
    }

    private static void put(Headers headers, String key, String value) {
        headers.add(key, value.getBytes(UTF_8));
    }

    private static long size(List<Header> headers) {
        return headers.stream().mapToLong(SetAsideForm::size).sum();
    }

    private static long size(Header header) {
        return 3L * header.key().length() + length(header.value()) + HEADER_OVERHEAD;
    }

    private static List<Header> first(List<Header> headers, long room) {
        List<Header> first = new ArrayList<>();
        long left = room;
        for (Header header : headers) {
            left -= size(header);
            if (left < 0) {
                break;
            }
            first.add(header);
        }
        return first;
    }

    private static byte @Nullable [] first(byte @Nullable [] bytes, int most) {
        return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
