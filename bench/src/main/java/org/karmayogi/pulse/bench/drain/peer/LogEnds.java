package org.karmayogi.pulse.bench.drain.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.karmayogi.pulse.e2e.faults.log.LogClient;

/** Where the log's partitions end, a fifth of a second ago: who has come there need not wait to commit. Thread-safe. */
final class LogEnds {

    private static final long LOOK_MILLIS = 200;

    private final Map<Integer, Long> ends = new ConcurrentHashMap<>();

    private LogEnds() {}

    /** Of the log of that broker, watched for as long as the process lives. */
    static LogEnds watched(PeerArguments arguments) {
        LogEnds ends = new LogEnds();
        Thread thread = new Thread(() -> ends.watch(arguments), "log-ends");
        thread.setDaemon(true);
        thread.start();
        return ends;
    }

    private void watch(PeerArguments arguments) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", arguments.bootstrap()))) {
            int partitions = admin.describeTopics(List.of(LogClient.EVENTS)).allTopicNames().get().values().stream()
                    .mapToInt(topic -> topic.partitions().size())
                    .sum();
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            IntStream.range(0, partitions)
                    .forEach(it -> asked.put(new TopicPartition(LogClient.EVENTS, it), OffsetSpec.latest()));
            while (true) {
                admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all()
                        .get()
                        .forEach((at, end) -> ends.put(at.partition(), end.offset()));
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("where the log ends is not known", e);
        }
    }

    /** The last end of a partition that is known, behind the mark of the transaction that wrote there; 0 before it is known. */
    long of(int partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
