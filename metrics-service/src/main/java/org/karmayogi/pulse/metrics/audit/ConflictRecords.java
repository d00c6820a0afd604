package org.karmayogi.pulse.metrics.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.metrics.reject.RejectReason;
import tools.jackson.databind.json.JsonMapper;

/** The form of a conflict on {@code learning-rejects}; described in the contracts. */
final class ConflictRecords {

    private ConflictRecords() {}

    /**
     * The record; all about one conflict are equal and in one partition, so that every reader meets the same one first.
     */
    static ProducerRecord<byte[], byte[]> record(String topic, Conflict conflict) {
        byte[] body = JsonMapper.shared().writeValueAsBytes(conflict);
        byte[] key = conflict.source().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, key, body);
        put(record, "pulse_reason", RejectReason.TWO_LEARNERS.getBytes(UTF_8));
        put(record, "pulse_rejectid", conflict.key().toString().getBytes(UTF_8));
        put(record, "pulse_errors", JsonMapper.shared().writeValueAsBytes(List.of(error(conflict))));
        put(record, "pulse_size", Integer.toString(body.length).getBytes(UTF_8));
        put(record, "ce_source", conflict.source().getBytes(UTF_8));
        put(record, "ce_type", ("in.karmayogi." + conflict.other().family() + ".v1").getBytes(UTF_8));
        put(record, "ce_receivedat", conflict.other().receivedAt().toString().getBytes(UTF_8));
        return record;
    }

    private static FieldError error(Conflict conflict) {
        return new FieldError(
                "/id",
                "'%s' was sent for the learner '%s' first, and then for the learner '%s'."
                        .formatted(
                                conflict.id(),
                                conflict.first().learnerId(),
                                conflict.other().learnerId()));
    }

    private static void put(ProducerRecord<byte[], byte[]> record, String name, byte[] value) {
        record.headers().add(name, value);
    }
}
