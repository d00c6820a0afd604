package org.karmayogi.pulse.metrics.reject;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.problem.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of {@code learning-rejects}. Anyone may write to the topic: whatever a record lacks is left out, none is refused. */
final class RejectDecoder {

    private static final int LONGEST_TEXT = 128;
    private static final int LONGEST_ERRORS = 64 * 1024;
    private static final int LONGEST_BODY = 64 * 1024;
    private static final String TYPE_PREFIX = "in.karmayogi.";
    private static final String TYPE_SUFFIX = ".v1";
    private static final byte[] NOTHING = {};
    private static final TypeReference<List<FieldError>> ERRORS = new TypeReference<>() {};

    private RejectDecoder() {}

    /** What the record notes as replayed; null where it is a reject itself. */
    static @Nullable ReplayNote note(ConsumerRecord<byte[], byte[]> record) {
        String rejectId = text(record, "pulse_replays");
        String by = text(record, "pulse_by");
        String eventId = text(record, "ce_id");
        return "replayed".equals(text(record, "pulse_reason")) && rejectId != null && by != null && eventId != null
                ? new ReplayNote(rejectId, new Replay(receivedAt(record), by, eventId))
                : null;
    }

    /** The record as a reject. */
    static Reject decode(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        byte[] body = value == null ? NOTHING : value;
        List<FieldError> errors = errors(record);
        String source = text(record, "ce_source");
        String reason = RejectReason.of(String.valueOf(text(record, "pulse_reason")), errors);
        return new Reject(
                Reject.id(record.partition(), record.offset()),
                record.partition(),
                record.offset(),
                reason,
                source == null ? "" : source,
                family(text(record, "ce_type")),
                receivedAt(record),
                errors,
                size(text(record, "pulse_size"), body),
                body.length > LONGEST_BODY ? Arrays.copyOf(body, LONGEST_BODY) : body,
                reason.equals(RejectReason.TWO_LEARNERS) ? text(record, "pulse_rejectid") : null,
                null);
    }

    private static @Nullable String family(@Nullable String type) {
        return type != null
                        && type.startsWith(TYPE_PREFIX)
                        && type.endsWith(TYPE_SUFFIX)
                        && type.length() > TYPE_PREFIX.length() + TYPE_SUFFIX.length()
                ? type.substring(TYPE_PREFIX.length(), type.length() - TYPE_SUFFIX.length())
                : null;
    }

    private static Instant receivedAt(ConsumerRecord<byte[], byte[]> record) {
        @Nullable String text = text(record, "ce_receivedat");
        try {
            return text == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.ofEpochMilli(record.timestamp());
        }
    }

    private static int size(@Nullable String text, byte[] body) {
        try {
            return text == null ? body.length : Math.max(body.length, Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return body.length;
        }
    }

    private static List<FieldError> errors(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] json = bytes(record, "pulse_errors");
        if (json == null || json.length > LONGEST_ERRORS) {
            return List.of();
        }
        try {
            return JsonMapper.shared().readValue(json, ERRORS).stream()
                    .filter(error -> error != null && error.pointer() != null && error.detail() != null)
                    .toList();
        } catch (JacksonException e) {
            return List.of();
        }
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String name) {
        byte @Nullable [] value = bytes(record, name);
        return value == null || value.length > LONGEST_TEXT ? null : new String(value, UTF_8);
    }

    private static byte @Nullable [] bytes(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : header.value();
    }
}
