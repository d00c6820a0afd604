package org.karmayogi.pulse.e2e.faults.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.karmayogi.pulse.e2e.history.PortalEvent;
import org.karmayogi.pulse.e2e.oracle.Receipts;

/** When events were received, as the log says: of repeats the first counts. For one thread. */
public final class LogReceipts implements Receipts {

    private record Identity(String source, String id) {}

    private final Map<Identity, Instant> received = new HashMap<>();

    /** Those of everything that a log holds. */
    public static LogReceipts read(LogClient log) {
        LogReceipts receipts = new LogReceipts();
        new TopicReader(log, LogClient.EVENTS).next().forEach(receipts::add);
        return receipts;
    }

    /** Takes a record in; those of a learner in the order of their partition. */
    public void add(ConsumerRecord<byte[], byte[]> record) {
        String header = LoggedEvent.header(record, "ce_receivedat");
        Instant at = header.isEmpty()
                ? Instant.ofEpochMilli(record.timestamp())
                : OffsetDateTime.parse(header).toInstant();
        Identity identity = new Identity(LoggedEvent.header(record, "ce_source"), LoggedEvent.header(record, "ce_id"));
        received.putIfAbsent(identity, at);
    }

    @Override
    public Instant of(PortalEvent event) {
        Instant at = received.get(new Identity(event.source(), event.id()));
        if (at == null) {
            throw new IllegalArgumentException("The log does not hold " + event);
        }
        return at;
    }
}
