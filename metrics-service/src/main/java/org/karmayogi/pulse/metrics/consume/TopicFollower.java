package org.karmayogi.pulse.metrics.consume;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows a small topic from beginning to end, as a whole in every instance, and passes its records on. After any failure it begins
 * anew where its target wants to go on. One thread; {@link #isCaughtUp} may be asked by any.
 */
public final class TopicFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofMillis(500);

    /** Where the records go. */
    public interface Target {

        /** The offset to go on at; 0 for the beginning. */
        long next(int partition);

        /**
         * Takes records, in the order of their partition. Those that were taken before may come again.
         *
         * @throws RuntimeException where they could not be taken; they come again
         */
        void take(List<ConsumerRecord<byte[], byte[]>> records);

        /** Forgets everything: the topic is shorter than what was taken, so it is another one. */
        void forget();
    }

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;
    private final Target target;
    private final BackgroundTask reading;
    private final Map<TopicPartition, Long> endsAtStart = new HashMap<>();
    private @Nullable Consumer<byte[], byte[]> consumer;
    private volatile boolean caughtUp;

    /**
     * Not started.
     *
     * @param consumers makes consumers that are members of no group
     */
    public TopicFollower(Supplier<Consumer<byte[], byte[]>> consumers, String topic, Target target) {
        this.consumers = consumers;
        this.topic = topic;
        this.target = target;
        this.reading = new BackgroundTask(topic, PAUSE, PAUSE, this::read);
    }

    /** Whether everything that the topic held when it was first read has been passed on. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    private void read() {
        try {
            Consumer<byte[], byte[]> following = consumer == null ? follow() : consumer;
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            following.poll(POLL).forEach(records::add);
            if (!records.isEmpty()) {
                target.take(records);
            }
            caughtUp = caughtUp
                    || endsAtStart.entrySet().stream()
                            .allMatch(end -> following.position(end.getKey()) >= end.getValue());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Consumer<byte[], byte[]> follow() {
        Consumer<byte[], byte[]> following = consumers.get();
        consumer = following;
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo info : following.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, info.partition()));
        }
        following.assign(partitions);
        endsAtStart.clear();
        endsAtStart.putAll(following.endOffsets(partitions));
        if (partitions.stream().anyMatch(it -> target.next(it.partition()) > endsAtStart.getOrDefault(it, 0L))) {
            LOG.warn("{} is shorter than what was taken of it: it is another one, and read from its beginning", topic);
            target.forget();
        }
        partitions.forEach(it -> following.seek(it, target.next(it.partition())));
        return following;
    }

    private void close() {
        Consumer<byte[], byte[]> closing = consumer;
        consumer = null;
        if (closing != null) {
            closing.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    @Override
    public void start() {
        reading.start();
    }

    @Override
    public void stop() {
        reading.stop();
        close();
    }

    @Override
    public boolean isRunning() {
        return reading.isRunning();
    }
}
