package org.karmayogi.pulse.bench.drain.peer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.consume.Decoded;
import org.karmayogi.pulse.metrics.consume.RecordDecoder;

/** Reads events as metrics-service does; the benchmark's log holds no others. Thread-safe. */
final class EventReader {

    private final RecordDecoder decoder = new RecordDecoder(
            Register.departments().codes(), Register.districts().codes());

    /**
     * The fact in a record.
     *
     * @throws IllegalArgumentException where there is none
     */
    Arrival read(ConsumerRecord<String, byte[]> record) {
        Decoded decoded = decoder.decode(record);
        if (decoded instanceof Decoded.Valid valid) {
            return valid.arrival();
        }
        throw new IllegalArgumentException(
                "no event at " + record.partition() + "/" + record.offset() + ": " + decoded);
    }
}
