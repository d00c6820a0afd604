package org.karmayogi.pulse.bench.drain.peer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.karmayogi.pulse.e2e.faults.log.LogClient;

/** A thread that polls its share of the log's partitions and commits how far it is. Dies with its process. */
final class PollLoop implements Runnable {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final long COMMIT_NANOS = Duration.ofMillis(200).toNanos();

    private final Map<String, Object> settings;
    private final int share;
    private final Consumer<ConsumerRecords<String, byte[]>> work;

    private PollLoop(Map<String, Object> settings, int share, Consumer<ConsumerRecords<String, byte[]>> work) {
        this.settings = settings;
        this.share = share;
        this.work = work;
    }

    /**
     * Starts one, ending the process where it fails.
     *
     * @param share which share of the partitions, from 0
     * @param work is given what each poll delivers
     */
    static void start(
            PeerArguments arguments,
            String group,
            int maxPollRecords,
            int share,
            Consumer<ConsumerRecords<String, byte[]>> work) {
        Map<String, Object> settings = new HashMap<>(reading());
        settings.put("bootstrap.servers", arguments.bootstrap());
        settings.put("group.id", group);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", maxPollRecords);
        Thread thread = new Thread(new PollLoop(settings, share, work), group + "-" + share);
        thread.setUncaughtExceptionHandler((failed, why) -> {
            why.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        thread.start();
    }

    /** How metrics-service fetches. */
    static Map<String, Object> reading() {
        return Map.of("fetch.min.bytes", 1, "max.partition.fetch.bytes", 2 * 1024 * 1024);
    }

    @Override
    public void run() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            int partitions = consumer.partitionsFor(LogClient.EVENTS).size();
            List<TopicPartition> mine = IntStream.range(0, partitions)
                    .filter(partition -> partition % PeerArguments.THREADS == share)
                    .mapToObj(partition -> new TopicPartition(LogClient.EVENTS, partition))
                    .toList();
            // Not shared out by the group: what a thread holds of its learners must not move.
            consumer.assign(mine);
            boolean uncommitted = false;
            long committed = System.nanoTime();
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                work.accept(records);
                uncommitted |= !records.isEmpty();
                if (uncommitted && (records.isEmpty() || System.nanoTime() - committed > COMMIT_NANOS)) {
                    consumer.commitSync();
                    committed = System.nanoTime();
                    uncommitted = false;
                }
            }
        }
    }
}
