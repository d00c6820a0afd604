package org.karmayogi.pulse.metrics.consume;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents headers of a record (Kafka protocol binding, binary mode). Headers are untrusted: they are read as short
 * texts by name and never choose a class; others are passed over.
 */
final class EventHeaders {

    /** CloudEvents with every extension we know of have under twenty; a record with more is an attack on memory. */
    private static final int MAX_HEADERS = 64;

    private static final int MAX_BYTES = 512;

    @Nullable String id;

    @Nullable String source;

    @Nullable String type;

    @Nullable String time;

    @Nullable String subject;

    @Nullable String receivedAt;

    @Nullable String alias;

    @Nullable String forwardedFrom;

    private EventHeaders() {}

    static EventHeaders read(Headers headers) throws DeadRecordException {
        EventHeaders read = new EventHeaders();
        int count = 0;
        for (Header header : headers) {
            if (++count > MAX_HEADERS) {
                throw new DeadRecordException(DeadReason.HEADERS, "more than " + MAX_HEADERS + " headers");
            }
            switch (header.key()) {
                case "ce_id" -> read.id = text(header);
                case "ce_source" -> read.source = text(header);
                case "ce_type" -> read.type = text(header);
                case "ce_time" -> read.time = text(header);
                case "ce_subject" -> read.subject = text(header);
                case "ce_receivedat" -> read.receivedAt = text(header);
                case "ce_alias" -> read.alias = text(header);
                case "ce_forwardedfrom" -> read.forwardedFrom = text(header);
                default -> {
                    // tracing and the like
                }
            }
        }
        return read;
    }

    private static @Nullable String text(Header header) throws DeadRecordException {
        byte[] value = header.value();
        if (value == null) {
            return null;
        }
        if (value.length > MAX_BYTES) {
            throw new DeadRecordException(
                    DeadReason.HEADERS,
                    "header " + header.key() + " has " + value.length + " bytes, more than " + MAX_BYTES);
        }
        return new String(value, StandardCharsets.UTF_8);
    }
}
