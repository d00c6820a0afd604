package org.karmayogi.pulse.bench.drain.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.bson.BsonDocument;
import org.karmayogi.pulse.e2e.faults.log.LogClient;

/**
 * An event as a document: its data's fields, and beside them what the record's headers say. The identity, source and id, is the
 * document's. Connect has no transformation of its own that reads headers.
 */
public final class EventAsDocument implements Transformation<SinkRecord> {

    private static final String ID = "_id";
    private static final char SEPARATOR = '|';
    private static final String TYPE = "type";
    private static final String TIME = "time";
    private static final String LEARNER = "learnerId";

    @Override
    public SinkRecord apply(SinkRecord record) {
        Map<Object, Object> document = new HashMap<>((Map<?, ?>) record.value());
        document.put(ID, header(record, "ce_source") + SEPARATOR + header(record, "ce_id"));
        document.put(TYPE, header(record, "ce_type"));
        document.put(TIME, header(record, "ce_time"));
        document.put(LEARNER, record.key());
        return record.newRecord(
                record.topic(), record.kafkaPartition(), null, record.key(), null, document, record.timestamp());
    }

    private static String header(SinkRecord record, String name) {
        return String.valueOf(record.headers().lastWithName(name).value());
    }

    /** The record that such a document was made of, as far as it is about the event. */
    static ConsumerRecord<String, byte[]> record(BsonDocument document) {
        String identity = document.getString(ID).getValue();
        String learner = document.getString(LEARNER).getValue();
        int separator = identity.indexOf(SEPARATOR);
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_source", identity.substring(0, separator).getBytes(UTF_8));
        headers.add("ce_id", identity.substring(separator + 1).getBytes(UTF_8));
        headers.add("ce_subject", learner.getBytes(UTF_8));
        headers.add("ce_type", document.getString(TYPE).getValue().getBytes(UTF_8));
        headers.add("ce_time", document.getString(TIME).getValue().getBytes(UTF_8));
        BsonDocument data = document.clone();
        data.keySet().removeAll(List.of(ID, LEARNER, TYPE, TIME));
        byte[] value = data.toJson().getBytes(UTF_8);
        return new ConsumerRecord<>(
                LogClient.EVENTS,
                0,
                0,
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                value.length,
                learner,
                value,
                headers,
                Optional.empty());
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // There is nothing to set.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
