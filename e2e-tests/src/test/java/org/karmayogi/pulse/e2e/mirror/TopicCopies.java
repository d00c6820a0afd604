package org.karmayogi.pulse.e2e.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.karmayogi.pulse.e2e.faults.log.LogClient;
import org.karmayogi.pulse.e2e.faults.log.LoggedEvent;
import org.karmayogi.pulse.e2e.faults.log.TopicReader;
import org.karmayogi.pulse.e2e.system.Pause;

/** What a cluster's topics hold: committed records, read once each. */
final class TopicCopies {

    /** Every topic that the product writes. */
    static final List<String> TOPICS =
            List.of(LogClient.EVENTS, LogClient.DEAD, LogClient.REJECTS, "learning-reference");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Map<String, TopicReader> readers = new TreeMap<>();
    private final Map<String, List<String>> records = new TreeMap<>();
    private long size;

    TopicCopies(LogClient cluster) {
        TOPICS.forEach(topic -> {
            readers.put(topic, new TopicReader(cluster, topic));
            records.put(topic, new ArrayList<>());
        });
    }

    /** Reads what has come since the last time. */
    TopicCopies read() {
        readers.forEach((topic, reader) -> reader.next().forEach(record -> {
            records.get(topic).add(text(record));
            size++;
        }));
        return this;
    }

    /** Reads until there are as many records as another cluster has. */
    TopicCopies readUntilLike(TopicCopies other, MirrorMakerProcess copier) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (read().size < other.size) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        size + " of " + other.size + " records within " + PATIENCE + "; " + copier.evidence());
            }
            Pause.millis(200);
        }
        return this;
    }

    long size() {
        return size;
    }

    /** By topic, in an order that two clusters have in common. */
    Map<String, List<String>> records() {
        records.values().forEach(Collections::sort);
        return records;
    }

    /** Offsets are compared in the log only: in the dead topic the markers of transactions take some up, and are not copied. */
    private static String text(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + "=" + LoggedEvent.header(record, header.key()));
        }
        String offset = record.topic().equals(LogClient.EVENTS) ? "@" + record.offset() : "";
        return record.partition() + offset + " at " + record.timestamp() + " " + headers + " key "
                + Arrays.hashCode(record.key()) + " value " + Arrays.hashCode(record.value());
    }
}
