package org.karmayogi.pulse.intake.publishing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made where they are missing; topics that exist are left as they are.
 *
 * @param partitions of {@code learning-events}; cannot be changed later, because a learner's partition follows from it
 * @param replication copies of each partition; 3 with a cluster of at least three brokers
 */
@ConfigurationProperties("pulse.topics")
public record TopicProperties(
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication) {

    public TopicProperties {
        if (partitions < 1) {
            throw new IllegalArgumentException("pulse.topics.partitions is " + partitions + "; it must be at least 1");
        }
        if (replication < 1) {
            throw new IllegalArgumentException(
                    "pulse.topics.replication is " + replication + "; it must be at least 1");
        }
    }
}
