package org.karmayogi.pulse.bench.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.karmayogi.pulse.intake.publishing.TopicProperties;
import org.karmayogi.pulse.intake.publishing.Topics;

/** The log of events at the broker of that port. */
public record EventLog(int brokerPort) {

    /** The only one there is. */
    private static final int BROKER = 1;

    /** Makes the topics that intake makes, all empty, each with that many partitions. */
    void create(int partitions) throws InterruptedException, ExecutionException {
        TopicProperties topics = new TopicProperties(partitions, (short) 1);
        try (Admin admin = admin()) {
            admin.createTopics(List.of(Topics.learningEvents(topics), Topics.learningRejects(topics)))
                    .all()
                    .get();
        }
    }

    /** How many records it has. */
    public long records() throws InterruptedException, ExecutionException {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Where its partitions end. */
    public Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (TopicDescription topic : admin.describeTopics(List.of(Topics.LEARNING_EVENTS))
                    .allTopicNames()
                    .get()
                    .values()) {
                topic.partitions()
                        .forEach(it -> ends.put(new TopicPartition(topic.name(), it.partition()), OffsetSpec.latest()));
            }
            Map<TopicPartition, Long> found = new HashMap<>();
            admin.listOffsets(ends).all().get().forEach((partition, end) -> found.put(partition, end.offset()));
            return found;
        }
    }

    /** How many bytes its segments have. */
    public long bytes() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            return admin.describeLogDirs(List.of(BROKER)).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .filter(replica -> replica.getKey().topic().equals(Topics.LEARNING_EVENTS))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort));
    }
}
