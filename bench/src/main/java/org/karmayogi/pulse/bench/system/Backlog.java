package org.karmayogi.pulse.bench.system;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events that appear in the log all at once: written in a transaction, so that who reads only what is committed meets none of them
 * before {@link #publish}, and then all. Not thread-safe.
 */
public final class Backlog implements AutoCloseable {

    /** The broker's most, 15 minutes: a backlog of millions takes its time to be written. */
    private static final int TRANSACTION_MILLIS = 15 * 60 * 1_000;

    private final EventSource events;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<Integer, Long> last = new ConcurrentHashMap<>();

    /** A backlog of these events for the broker at that port; nothing is written yet. */
    public Backlog(int brokerPort, EventSource events) {
        this.events = events;
        Map<String, Object> settings = new HashMap<>(LogWriter.settings(brokerPort));
        settings.put("transactional.id", "backlog");
        settings.put("transaction.timeout.ms", TRANSACTION_MILLIS);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Writes that many, for no one to see yet; returns when the broker has them. */
    public void write(long count) {
        producer.beginTransaction();
        for (long i = 0; i < count; i++) {
            // What fails fails the transaction.
            Future<RecordMetadata> unused = producer.send(events.next(), (metadata, failed) -> {
                if (failed == null) {
                    last.merge(metadata.partition(), metadata.offset(), Math::max);
                }
            });
        }
        producer.flush();
    }

    /**
     * Shows what was written.
     *
     * @return the offset of the last event of each partition
     */
    public Map<Integer, Long> publish() {
        producer.commitTransaction();
        return Map.copyOf(last);
    }

    @Override
    public void close() {
        producer.close();
    }
}
