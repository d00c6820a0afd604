package org.karmayogi.pulse.intake.publishing;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;

/** The topics intake writes. */
public final class Topics {

    /** The system of record: every accepted event, for ever. */
    public static final String LEARNING_EVENTS = "learning-events";

    /** What was refused, and why. */
    public static final String LEARNING_REJECTS = "learning-rejects";

    /** What is kept by key, such as identities; compacted, of one partition. metrics-service declares it. */
    public static final String LEARNING_REFERENCE = "learning-reference";

    private Topics() {}

    /** All of UP's history is 6 GB, so it is kept; a partition gives one learner one order. */
    public static NewTopic learningEvents(TopicProperties properties) {
        return TopicBuilder.name(LEARNING_EVENTS)
                .partitions(properties.partitions())
                .replicas(properties.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .config(TopicConfig.RETENTION_BYTES_CONFIG, "-1")
                .build();
    }

    /** One partition is enough for what should be rare, and lists rejects in the order they came. */
    public static NewTopic learningRejects(TopicProperties properties) {
        return TopicBuilder.name(LEARNING_REJECTS)
                .partitions(1)
                .replicas(properties.replication())
                .config(TopicConfig.RETENTION_MS_CONFIG, "-1")
                .build();
    }
}
