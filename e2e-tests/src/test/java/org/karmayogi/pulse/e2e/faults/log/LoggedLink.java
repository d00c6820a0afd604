package org.karmayogi.pulse.e2e.faults.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.karmayogi.pulse.e2e.history.Link;
import tools.jackson.databind.json.JsonMapper;

/** Links and unlinks as records of the log. */
public final class LoggedLink {

    private LoggedLink() {}

    /** Whether the fold wrote the record. */
    public static boolean isForwarded(ConsumerRecord<byte[], byte[]> record) {
        return !LoggedEvent.header(record, "ce_forwardedfrom").isEmpty();
    }

    /** The link or unlink; empty where the record is neither. */
    public static Optional<Link> read(ConsumerRecord<byte[], byte[]> record) {
        String type = LoggedEvent.header(record, "ce_type");
        if (!type.startsWith("in.karmayogi.identity.")) {
            return Optional.empty();
        }
        return Optional.of(new Link(
                LoggedEvent.header(record, "ce_source"),
                LoggedEvent.header(record, "ce_id"),
                new String(record.key(), UTF_8),
                JsonMapper.shared().readTree(record.value()).get("learnerId").asString(),
                type.contains(".linked."),
                OffsetDateTime.parse(LoggedEvent.header(record, "ce_time")).toInstant(),
                OffsetDateTime.parse(LoggedEvent.header(record, "ce_receivedat"))
                        .toInstant()));
    }

    /** A record as intake would write it. */
    public static ProducerRecord<byte[], byte[]> record(Link link) {
        byte[] value = JsonMapper.shared().writeValueAsBytes(Map.of("learnerId", link.learner()));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(LogClient.EVENTS, link.alias().getBytes(UTF_8), value);
        Headers headers = record.headers();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", link.id().getBytes(UTF_8));
        headers.add("ce_source", link.source().getBytes(UTF_8));
        headers.add("ce_type", link.type().getBytes(UTF_8));
        headers.add("ce_time", link.at().toString().getBytes(UTF_8));
        headers.add("ce_subject", link.alias().getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        headers.add("ce_receivedat", link.receivedAt().toString().getBytes(UTF_8));
        return record;
    }
}
