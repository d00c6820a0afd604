package org.karmayogi.pulse.metrics.consume;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The topics this service uses.
 *
 * @param events the log
 * @param dead where records that can never count are set aside
 * @param rejects where facts in conflict with an earlier one are set aside
 * @param reference what is kept by key for ever, such as frozen reviews
 * @param partitions partitions of the topics this service creates; those of the log are the broker's to know
 * @param replication replicas of the topics this service creates
 */
@ConfigurationProperties("pulse.topics")
public record TopicProperties(
        @DefaultValue("learning-events") String events,
        @DefaultValue("learning-events.dead") String dead,
        @DefaultValue("learning-rejects") String rejects,
        @DefaultValue("learning-reference") String reference,
        @DefaultValue("12") int partitions,
        @DefaultValue("1") short replication) {}
