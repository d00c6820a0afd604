package org.karmayogi.pulse.bench.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.karmayogi.pulse.bench.system.EventSource;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.consume.Decoded;
import org.karmayogi.pulse.metrics.consume.RecordDecoder;

/**
 * The events of a population in one partition of the log, the same at every start.
 *
 * @param people how many people they are about
 * @param events how many there are
 */
record SeededLog(int people, int events) {

    private static final int SEED = 1;

    /** A decoder that knows what the registers know. */
    static RecordDecoder decoder() {
        return new RecordDecoder(
                Register.departments().codes(), Register.districts().codes());
    }

    /** As portals have them. */
    List<PortalEvent> portalEvents() {
        EventSource source = source();
        return Stream.generate(source::nextEvent).limit(events).toList();
    }

    /** As a consumer is given them. */
    List<ConsumerRecord<String, byte[]>> records() {
        EventSource source = source();
        // Later than every event: the population's last ones are of years ago.
        long receivedAt = System.currentTimeMillis();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(events);
        for (int offset = 0; offset < events; offset++) {
            records.add(consumed(source.next(), offset, receivedAt));
        }
        return records;
    }

    /** As the fold takes them in, in the order of {@link #portalEvents}. */
    List<Arrival> arrivals() {
        RecordDecoder decoder = decoder();
        List<Arrival> arrivals = new ArrayList<>(events);
        for (ConsumerRecord<String, byte[]> record : records()) {
            if (!(decoder.decode(record) instanceof Decoded.Valid valid)) {
                throw new IllegalStateException("no event: " + record);
            }
            arrivals.add(valid.arrival());
        }
        return arrivals;
    }

    private EventSource source() {
        return new EventSource(people, events, SEED);
    }

    private static ConsumerRecord<String, byte[]> consumed(
            ProducerRecord<byte[], byte[]> record, long offset, long receivedAt) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                offset,
                receivedAt,
                TimestampType.CREATE_TIME,
                record.key().length,
                record.value().length,
                new String(record.key(), UTF_8),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
