package org.karmayogi.pulse.metrics.forward;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.Forward;

/** How a record is written that is forwarded: as intake writes records, and with where it comes from. Thread-safe. */
final class ForwardedRecord {

    /** With three digits, also where they are zero, as intake writes it. */
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final String topic;
    private final ForwardedData data = new ForwardedData();

    ForwardedRecord(String topic) {
        this.topic = topic;
    }

    /**
     * The record.
     *
     * @param partition that it is forwarded from
     */
    ProducerRecord<byte[], byte[]> of(int partition, Forward forward) {
        Fact fact = forward.fact();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, forward.key().getBytes(US_ASCII), data.of(fact.event()));
        Headers headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", fact.id());
        put(headers, "ce_source", fact.source());
        put(headers, "ce_type", "in.karmayogi." + fact.event().family() + ".v1");
        put(headers, "ce_time", fact.occurredAt().toString());
        put(headers, "ce_subject", forward.key());
        put(headers, "content-type", "application/json");
        put(headers, "ce_receivedat", MILLIS.format(Instant.ofEpochMilli(fact.receivedAt())));
        @Nullable String alias = fact.alias();
        if (alias != null) {
            put(headers, "ce_alias", alias);
        }
        put(headers, "ce_forwardedfrom", partition + "/" + forward.cause());
        return record;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
