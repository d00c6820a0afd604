package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the broker says of the log: its identity, its partitions and where each of them begins and ends. Thread-safe. */
public final class EventLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The log's identity, which a topic that is deleted and created again does not keep. */
    public record Description(String topicId, int partitions) {}

    private final Admin admin;
    private final String topic;
    private volatile @Nullable Description known;

    EventLog(Admin admin, String topic) {
        this.admin = admin;
        this.topic = topic;
    }

    /**
     * The log's identity and size as they are now.
     *
     * @throws LogUnavailableException where the broker does not answer or has no such topic
     */
    public Description describe() {
        Map<String, TopicDescription> answers =
                await(admin.describeTopics(List.of(topic)).allTopicNames());
        TopicDescription answer = Objects.requireNonNull(answers.get(topic), topic);
        Description description =
                new Description(answer.topicId().toString(), answer.partitions().size());
        known = description;
        return description;
    }

    /** How many partitions the log had when last described; asks where it never was. */
    public int partitions() {
        Description description = known;
        return (description == null ? describe() : description).partitions();
    }

    /** {@link #ends(Collection)} of all partitions. */
    public Map<Integer, Long> ends() {
        return ends(all());
    }

    /** {@link #beginnings(Collection)} of all partitions. */
    public Map<Integer, Long> beginnings() {
        return beginnings(all());
    }

    private List<Integer> all() {
        return IntStream.range(0, partitions()).boxed().toList();
    }

    /** The log's name. */
    String topic() {
        return topic;
    }

    /** The offset behind the last record that every in-sync replica has, by partition. */
    Map<Integer, Long> ends(Collection<Integer> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The offset of the first record that is still there, by partition. */
    Map<Integer, Long> beginnings(Collection<Integer> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    private Map<Integer, Long> offsets(Collection<Integer> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(new TopicPartition(topic, partition), spec));
        Map<Integer, Long> offsets = new HashMap<>();
        await(admin.listOffsets(wanted).all())
                .forEach((partition, result) -> offsets.put(partition.partition(), result.offset()));
        return offsets;
    }

    private <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LogUnavailableException("the broker did not answer about topic " + topic + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("interrupted while asking about topic " + topic, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
