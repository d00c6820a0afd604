package org.karmayogi.pulse.bench.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.karmayogi.pulse.intake.publishing.TopicProperties;
import org.karmayogi.pulse.intake.publishing.Topics;

/** The log of events at the broker of that port. */
public record EventLog(int brokerPort) {

    /** The services' default. */
    private static final int PARTITIONS = 12;

    /** Makes the topics that intake makes, all empty. */
    void create() throws InterruptedException, ExecutionException {
        TopicProperties topics = new TopicProperties(PARTITIONS, (short) 1);
        try (Admin admin = admin()) {
            admin.createTopics(List.of(Topics.learningEvents(topics), Topics.learningRejects(topics)))
                    .all()
                    .get();
        }
    }

    /** How many records it has. */
    public long records() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            ends.put(new TopicPartition(Topics.LEARNING_EVENTS, partition), OffsetSpec.latest());
        }
        try (Admin admin = admin()) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort));
    }
}
