package org.karmayogi.pulse.metrics.consume;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.CourseId;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.fold.Category;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

/**
 * Turns a record of the log into a fact, or says why it can never be one. Anyone may write to the topic, so nothing that
 * intake checked is taken for granted. Thread-safe.
 */
public final class RecordDecoder {

    private static final Instant EARLIEST = Instant.parse("2018-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);
    private static final int MAX_IDENTIFIER = 128;
    private static final String TYPE_PREFIX = "in.karmayogi.";
    private static final String TYPE_SUFFIX = ".v1";
    private static final int MAX_VALUE_BYTES = 16 * 1024;

    private final Set<String> departments;
    private final Set<String> districts;

    /** Partitions of the log; 0 where it does not matter in which one a record lies. */
    private final int partitions;

    /** A decoder that knows these codes, and minds not in which partition a record lies. */
    public RecordDecoder(Set<String> departments, Set<String> districts) {
        this(departments, districts, 0);
    }

    private RecordDecoder(Set<String> departments, Set<String> districts, int partitions) {
        this.departments = departments;
        this.districts = districts;
        this.partitions = partitions;
    }

    /**
     * A decoder of a log with so many partitions. A learner has one owner because all of a learner's records lie in one partition; one
     * that a producer with another partitioner put elsewhere would set two owners against each other over the same document.
     */
    RecordDecoder ofLog(int logPartitions) {
        return new RecordDecoder(departments, districts, logPartitions);
    }

    /** What the record is; never fails. */
    public Decoded decode(ConsumerRecord<String, byte[]> record) {
        try {
            return new Decoded.Valid(arrival(record));
        } catch (DeadRecordException e) {
            return new Decoded.Dead(e.reason(), String.valueOf(e.getMessage()));
        }
    }

    private Arrival arrival(ConsumerRecord<String, byte[]> record) throws DeadRecordException {
        EventHeaders headers = EventHeaders.read(record.headers());
        String id = identifier("ce_id", headers.id());
        String source = required("ce_source", headers.source());
        if (source.isEmpty() || source.length() > 128) {
            throw new DeadRecordException(DeadReason.HEADERS, "ce_source has " + source.length() + " characters");
        }
        String learnerId = identifier("ce_subject", headers.subject());
        if (!learnerId.equals(record.key())) {
            throw new DeadRecordException(
                    DeadReason.HEADERS,
                    "ce_subject '" + learnerId + "' is not the record's key '" + record.key() + "'");
        }
        mustLieWhereItBelongs(record);
        Instant receivedAt = receivedAt(headers, record);
        Instant occurredAt = occurredAt(headers, receivedAt);
        String family = family(required("ce_type", headers.type()));
        byte[] value = record.value();
        if (value == null || value.length > MAX_VALUE_BYTES) {
            throw new DeadRecordException(
                    DeadReason.INVALID, value == null ? "no data" : "data of " + value.length + " bytes");
        }
        LearningEvent event = event(family, EventData.read(value));
        return new Arrival(
                learnerId, new Fact(source, id, occurredAt, receivedAt.toEpochMilli(), record.offset(), null, event));
    }

    private void mustLieWhereItBelongs(ConsumerRecord<String, byte[]> record) throws DeadRecordException {
        byte @Nullable [] key = LosslessKey.bytes(record.key());
        if (partitions == 0 || key == null) {
            return;
        }
        int right = Utils.toPositive(Utils.murmur2(key)) % partitions;
        if (right != record.partition()) {
            throw new DeadRecordException(
                    DeadReason.MISPLACED,
                    "lies in partition " + record.partition() + ", but its key belongs in partition " + right);
        }
    }

    private static String family(String type) throws DeadRecordException {
        if (!type.startsWith(TYPE_PREFIX) || !type.endsWith(TYPE_SUFFIX)) {
            throw new DeadRecordException(DeadReason.UNKNOWN_TYPE, "ce_type '" + type + "' is not known");
        }
        return type.substring(
                TYPE_PREFIX.length(), Math.max(TYPE_PREFIX.length(), type.length() - TYPE_SUFFIX.length()));
    }

    /** The log's own time of receipt, never this machine's clock: a replay must decide as the first reading did. */
    private static Instant receivedAt(EventHeaders headers, ConsumerRecord<String, byte[]> record)
            throws DeadRecordException {
        @Nullable String received = headers.receivedAt();
        Instant receivedAt =
                received == null ? Instant.ofEpochMilli(record.timestamp()) : time("ce_receivedat", received);
        if (receivedAt.isBefore(Instant.EPOCH) || receivedAt.isAfter(LATEST)) {
            throw new DeadRecordException(
                    DeadReason.INVALID, "ce_receivedat " + receivedAt + " is not between 1970 and 9999");
        }
        return receivedAt;
    }

    private static Instant occurredAt(EventHeaders headers, Instant receivedAt) throws DeadRecordException {
        Instant occurredAt = time("ce_time", required("ce_time", headers.time()));
        if (occurredAt.isBefore(EARLIEST) || occurredAt.isAfter(receivedAt.plus(AHEAD))) {
            throw new DeadRecordException(
                    DeadReason.INVALID,
                    "ce_time " + occurredAt + " is not between " + EARLIEST + " and ten minutes after " + receivedAt);
        }
        return occurredAt;
    }

    private static Instant time(String header, String text) throws DeadRecordException {
        try {
            return EventTime.parse(text);
        } catch (DateTimeException e) {
            throw new DeadRecordException(DeadReason.INVALID, header + " '" + text + "' is not an RFC 3339 time");
        }
    }

    private LearningEvent event(String family, EventData data) throws DeadRecordException {
        return switch (family) {
            case LearningEvent.Onboarded.FAMILY ->
                new LearningEvent.Onboarded(
                        code("department", data.department(), departments),
                        code("district", data.district(), districts),
                        category(required("category", data.category())),
                        data.name());
            case LearningEvent.Transferred.FAMILY ->
                new LearningEvent.Transferred(
                        code("department", data.department(), departments),
                        code("district", data.district(), districts),
                        data.category() == null ? null : category(data.category()));
            case LearningEvent.Deactivated.FAMILY -> new LearningEvent.Deactivated(data.reason());
            case LearningEvent.Enrolled.FAMILY -> new LearningEvent.Enrolled(course(data));
            case LearningEvent.Withdrawn.FAMILY -> new LearningEvent.Withdrawn(course(data));
            case LearningEvent.Completed.FAMILY -> {
                @Nullable Integer minutes = data.durationMinutes();
                yield new LearningEvent.Completed(course(data), minutes == null ? 0 : minutes, data.certificateId());
            }
            case LearningEvent.Revoked.FAMILY -> new LearningEvent.Revoked(course(data), data.reason());
            default -> throw new DeadRecordException(DeadReason.UNKNOWN_TYPE, "family '" + family + "' is not known");
        };
    }

    private static String course(EventData data) throws DeadRecordException {
        String course = required("courseId", data.courseId());
        @Nullable String fault = CourseId.fault(course).orElse(null);
        if (fault != null) {
            throw new DeadRecordException(DeadReason.INVALID, "courseId " + fault);
        }
        return course;
    }

    private static Category category(String code) throws DeadRecordException {
        return Category.of(code)
                .orElseThrow(() -> new DeadRecordException(
                        DeadReason.INVALID, "category '" + code + "' is not officer, employee or teacher"));
    }

    private static String code(String field, @Nullable String value, Set<String> known) throws DeadRecordException {
        String code = required(field, value);
        if (!known.contains(code)) {
            throw new DeadRecordException(DeadReason.INVALID, field + " '" + code + "' is not in the register");
        }
        return code;
    }

    private static String identifier(String field, @Nullable String value) throws DeadRecordException {
        String identifier = required(field, value);
        if (!isIdentifier(identifier)) {
            throw new DeadRecordException(
                    DeadReason.INVALID, field + " '" + identifier + "' is not 1 to 128 of A-Z a-z 0-9 . _ : @ / -");
        }
        return identifier;
    }

    /** By hand: this is asked three times a record, and a regular expression was a tenth of all decoding. */
    private static boolean isIdentifier(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && "._:@/-".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_IDENTIFIER;
    }

    private static String required(String field, @Nullable String value) throws DeadRecordException {
        if (value == null) {
            throw new DeadRecordException(
                    field.startsWith("ce_") ? DeadReason.HEADERS : DeadReason.INVALID, field + " is missing");
        }
        return value;
    }
}
