package org.karmayogi.pulse.intake.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.karmayogi.pulse.intake.publishing.LogUnavailableException;
import org.karmayogi.pulse.intake.publishing.Topics;

/** Reads single records of {@code learning-rejects} where they lie. Thread-safe: each read has a consumer of its own, for they are rare. */
public final class RejectReader {

    private static final Pattern ID = Pattern.compile("(\\d{1,9})@(\\d{1,18})");

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration timeout;

    /**
     * A reader with these consumers.
     *
     * @param consumers makes consumers that are members of no group
     * @param timeout how long the broker may take over each answer
     */
    public RejectReader(Supplier<Consumer<byte[], byte[]>> consumers, Duration timeout) {
        this.consumers = consumers;
        this.timeout = timeout;
    }

    /**
     * The reject with this id, which is its place, {@code partition@offset}.
     *
     * @return empty where there is none
     * @throws LogUnavailableException if the broker does not answer
     */
    public Optional<Reject> find(String id) {
        Matcher place = ID.matcher(id);
        return place.matches()
                ? read(Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)))
                        .flatMap(RejectDecoder::decode)
                : Optional.empty();
    }

    private Optional<ConsumerRecord<byte[], byte[]>> read(int number, long offset) {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            return read(consumer, number, offset);
        } catch (KafkaException e) {
            throw new LogUnavailableException();
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    private Optional<ConsumerRecord<byte[], byte[]>> read(Consumer<byte[], byte[]> consumer, int number, long offset) {
        if (consumer.partitionsFor(Topics.LEARNING_REJECTS, timeout).stream()
                .noneMatch(it -> it.partition() == number)) {
            return Optional.empty();
        }
        TopicPartition partition = new TopicPartition(Topics.LEARNING_REJECTS, number);
        List<TopicPartition> one = List.of(partition);
        long first = consumer.beginningOffsets(one, timeout).getOrDefault(partition, 0L);
        long end = consumer.endOffsets(one, timeout).getOrDefault(partition, 0L);
        if (offset < first || offset >= end) {
            return Optional.empty();
        }
        consumer.assign(one);
        consumer.seek(partition, offset);
        // What is no record, such as the end of a transaction, is passed over by the position alone.
        long deadline = System.nanoTime() + timeout.toNanos();
        while (consumer.position(partition, timeout) <= offset) {
            if (System.nanoTime() > deadline) {
                throw new LogUnavailableException();
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.offset() == offset) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }
}
