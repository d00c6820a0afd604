package org.karmayogi.pulse.e2e.faults.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.history.PortalEvent.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events as records of the log, in the form that the contract describes. */
public final class LoggedEvent {

    /** The fields that tests send. */
    private static final Set<String> FIELDS = Set.of("department", "district", "category", "courseId", "name");

    private LoggedEvent() {}

    /** The event in canonical form; empty where this is no event at all. */
    public static Optional<PortalEvent> read(ConsumerRecord<byte[], byte[]> record) {
        String type = header(record, "ce_type");
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(one -> one.type().equals(type))
                .findFirst();
        if (kind.isEmpty() || record.key() == null || record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PortalEvent(
                            header(record, "ce_source"),
                            kind.get(),
                            header(record, "ce_id"),
                            sentAs(record),
                            header(record, "ce_time"),
                            fields(JsonMapper.shared().readTree(record.value())))
                    .canonical());
        } catch (JacksonException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The learner's id as it was sent; the door may have known whose it is. */
    private static String sentAs(ConsumerRecord<byte[], byte[]> record) {
        String alias = header(record, "ce_alias");
        return alias.isEmpty() ? new String(record.key(), UTF_8) : alias;
    }

    private static Map<String, Object> fields(JsonNode data) {
        Map<String, Object> fields = new HashMap<>();
        FIELDS.stream()
                .filter(data::has)
                .forEach(name -> fields.put(name, data.get(name).asString("")));
        if (data.has("durationMinutes")) {
            fields.put("durationMinutes", data.get("durationMinutes").asInt(0));
        }
        return fields;
    }

    /** A header's text; empty where there is none. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    /** A record as intake would write it, for who writes to the log directly. */
    public static ProducerRecord<byte[], byte[]> record(PortalEvent event) {
        byte[] value = JsonMapper.shared().writeValueAsBytes(event.fields());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(LogClient.EVENTS, event.learnerId().getBytes(UTF_8), value);
        Headers headers = record.headers();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", event.id().getBytes(UTF_8));
        headers.add("ce_source", event.source().getBytes(UTF_8));
        headers.add("ce_type", event.kind().type().getBytes(UTF_8));
        headers.add("ce_time", event.occurredAt().getBytes(UTF_8));
        headers.add("ce_subject", event.learnerId().getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        return record;
    }
}
