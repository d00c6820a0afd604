package org.karmayogi.pulse.e2e.faults.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;

/** Records that can never count, written past intake, and the account that the dead topic must give of them. Thread-safe. */
public final class Junk {

    /** Where a record lies in the log of events. */
    public record Place(int partition, long offset) {}

    private record Sent(ProducerRecord<byte[], byte[]> record, String reason) {}

    private final LogClient log;
    private final Map<Place, Sent> sent = new ConcurrentHashMap<>();
    private final Map<Place, List<ConsumerRecord<byte[], byte[]>>> dead = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final TopicReader reader;

    public Junk(LogClient log) {
        this.log = log;
        this.reader = new TopicReader(log, LogClient.DEAD);
    }

    /** Writes one, which must become a dead record for this reason. */
    public Place write(ProducerRecord<byte[], byte[]> record, String reason) {
        // The reader of the log may come upon it before the broker has told us where it lies.
        synchronized (sent) {
            RecordMetadata metadata = log.write(record);
            Place place = new Place(metadata.partition(), metadata.offset());
            sent.put(place, new Sent(record, reason));
            return place;
        }
    }

    /** Whether the record at this place was written here. */
    public boolean has(Place place) {
        return sent.containsKey(place);
    }

    public int size() {
        return sent.size();
    }

    /**
     * Every way in which the dead topic is not each record exactly once, with its key, bytes, headers and reason. Each is reported
     * once: what one test found is not the next one's failure.
     */
    public synchronized List<String> differences() {
        reader.next().forEach(record -> dead.computeIfAbsent(origin(record), place -> new ArrayList<>())
                .add(record));
        List<String> differences = new ArrayList<>();
        sent.forEach((place, record) -> {
            List<ConsumerRecord<byte[], byte[]>> found = dead.getOrDefault(place, List.of());
            if (found.size() != 1) {
                differences.add("the junk at " + place + " is " + found.size() + " times in the dead topic");
            } else {
                differences.addAll(differences(place, record, found.get(0)));
            }
        });
        dead.keySet().stream()
                .filter(place -> !sent.containsKey(place))
                .forEach(place -> differences.add("the dead topic has the record at " + place + ", which is no junk"));
        differences.removeIf(difference -> !reported.add(difference));
        return differences;
    }

    private static Place origin(ConsumerRecord<byte[], byte[]> record) {
        return new Place(
                Integer.parseInt(LoggedEvent.header(record, "pulse_partition")),
                Long.parseLong(LoggedEvent.header(record, "pulse_offset")));
    }

    private static List<String> differences(Place place, Sent sent, ConsumerRecord<byte[], byte[]> found) {
        List<String> differences = new ArrayList<>();
        ProducerRecord<byte[], byte[]> record = sent.record();
        if (!Arrays.equals(record.key(), found.key()) || !Arrays.equals(record.value(), found.value())) {
            differences.add("the dead record of " + place + " has not the key and bytes that were sent");
        }
        for (Header header : record.headers()) {
            boolean kept = Arrays.stream(found.headers().toArray())
                    .anyMatch(
                            other -> other.key().equals(header.key()) && Arrays.equals(other.value(), header.value()));
            if (!kept) {
                differences.add("the dead record of " + place + " has lost the header " + header.key());
                break;
            }
        }
        String reason = LoggedEvent.header(found, "pulse_reason");
        if (!reason.equals(sent.reason())) {
            differences.add("the dead record of " + place + " has the reason " + reason + ", not " + sent.reason()
                    + ": " + LoggedEvent.header(found, "pulse_detail"));
        }
        if (LoggedEvent.header(found, "pulse_detail").isEmpty()
                || !LoggedEvent.header(found, "pulse_topic").equals(LogClient.EVENTS)) {
            differences.add("the dead record of " + place + " does not say what is wrong with it, or of which topic");
        }
        return differences;
    }

    /** A record that is not JSON, with headers that are right. */
    public static ProducerRecord<byte[], byte[]> notJson(String learner, String id) {
        return with(learner, id, "{\"courseId\": oops".getBytes(UTF_8));
    }

    /** A completion with these bytes as its data. */
    public static ProducerRecord<byte[], byte[]> with(String learner, String id, byte[] data) {
        ProducerRecord<byte[], byte[]> right = LoggedEvent.record(new org.karmayogi.pulse.e2e.history.PortalEvent(
                "portal",
                org.karmayogi.pulse.e2e.history.PortalEvent.Kind.COMPLETED,
                id,
                learner,
                "2024-05-05T05:05:05Z",
                Map.of()));
        return new ProducerRecord<>(right.topic(), null, right.key(), data, right.headers());
    }
}
