package org.karmayogi.pulse.metrics.reject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.metrics.background.BackgroundTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows {@code learning-rejects} into the repository. Where to read on is what the repository has, so a store that was lost is
 * filled again; every instance reads everything, and what another one has kept already is kept once.
 */
final class RejectReader implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RejectReader.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final String topic;
    private final RejectRepository repository;
    private final BackgroundTask reading = new BackgroundTask("rejects", PAUSE, PAUSE, this::read);
    private @Nullable Consumer<byte[], byte[]> consumer;

    RejectReader(Supplier<Consumer<byte[], byte[]>> consumers, String topic, RejectRepository repository) {
        this.consumers = consumers;
        this.topic = topic;
        this.repository = repository;
    }

    private void read() {
        try {
            Consumer<byte[], byte[]> following = consumer == null ? follow() : consumer;
            consumer = following;
            ConsumerRecords<byte[], byte[]> records = following.poll(POLL);
            if (!records.isEmpty()) {
                List<Reject> rejects = new ArrayList<>(records.count());
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    rejects.add(RejectDecoder.decode(record));
                }
                repository.keep(rejects);
            }
        } catch (RuntimeException e) {
            // What was polled and not kept is read again.
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
        Map<TopicPartition, Long> ends = following.endOffsets(partitions);
        if (partitions.stream().anyMatch(it -> repository.next(it.partition()) > ends.getOrDefault(it, 0L))) {
            LOG.warn("{} is shorter than what was kept of it: it is another one, and read from its beginning", topic);
            repository.clear();
        }
        partitions.forEach(it -> following.seek(it, repository.next(it.partition())));
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
