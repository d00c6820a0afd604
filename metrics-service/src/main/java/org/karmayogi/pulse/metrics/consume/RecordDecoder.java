package org.karmayogi.pulse.metrics.consume;

import static org.karmayogi.pulse.metrics.consume.Fields.identifier;
import static org.karmayogi.pulse.metrics.consume.Fields.required;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.commit.Arrival;
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
    private static final String TYPE_PREFIX = "in.karmayogi.";
    private static final String TYPE_SUFFIX = ".v1";
    private static final int MAX_VALUE_BYTES = 16 * 1024;

    private final EventReader events;

    /** Partitions of the log; 0 where it does not matter in which one a record lies. */
    private final int partitions;

    /** A decoder that knows these codes, and minds not in which partition a record lies. */
    public RecordDecoder(Set<String> departments, Set<String> districts) {
        this(new EventReader(departments, districts), 0);
    }

    private RecordDecoder(EventReader events, int partitions) {
        this.events = events;
        this.partitions = partitions;
    }

    /**
     * A decoder of a log with so many partitions. A learner has one owner because all of a learner's records lie in one partition; one
     * that a producer with another partitioner put elsewhere would set two owners against each other over the same document.
     */
    RecordDecoder ofLog(int logPartitions) {
        return new RecordDecoder(events, logPartitions);
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
        String id = identifier("ce_id", headers.id);
        String source = required("ce_source", headers.source);
        if (source.isEmpty() || source.length() > 128) {
            throw new DeadRecordException(DeadReason.HEADERS, "ce_source has " + source.length() + " characters");
        }
        String type = required("ce_type", headers.type);
        String key = RecordKey.of(type, source, headers);
        if (!key.equals(record.key())) {
            throw new DeadRecordException(
                    DeadReason.HEADERS, "ce_subject '" + key + "' is not the record's key '" + record.key() + "'");
        }
        mustLieWhereItBelongs(record);
        Instant receivedAt = receivedAt(headers, record);
        Instant occurredAt = occurredAt(headers, receivedAt);
        String family = family(type);
        byte[] value = record.value();
        if (value == null || value.length > MAX_VALUE_BYTES) {
            throw new DeadRecordException(
                    DeadReason.INVALID, value == null ? "no data" : "data of " + value.length + " bytes");
        }
        @Nullable String alias = RecordKey.alias(type, key, headers);
        LearningEvent event = events.read(family, EventData.read(value), id, alias == null ? key : alias);
        Fact fact = new Fact(source, id, occurredAt, receivedAt.toEpochMilli(), record.offset(), alias, event);
        return new Arrival(key, fact, RecordKey.isForwarded(headers));
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
        @Nullable String received = headers.receivedAt;
        Instant receivedAt =
                received == null ? Instant.ofEpochMilli(record.timestamp()) : time("ce_receivedat", received);
        if (receivedAt.isBefore(Instant.EPOCH) || receivedAt.isAfter(LATEST)) {
            throw new DeadRecordException(
                    DeadReason.INVALID, "ce_receivedat " + receivedAt + " is not between 1970 and 9999");
        }
        return receivedAt;
    }

    private static Instant occurredAt(EventHeaders headers, Instant receivedAt) throws DeadRecordException {
        Instant occurredAt = time("ce_time", required("ce_time", headers.time));
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
}
