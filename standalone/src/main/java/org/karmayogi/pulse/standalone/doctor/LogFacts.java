package org.karmayogi.pulse.standalone.doctor;

import java.util.Map;

/**
 * What a broker says of the log.
 *
 * @param brokers how many there are
 * @param topics those that are there, by name
 * @param lag records of the log that metrics-service has not committed yet
 * @param dead records that can never count
 * @param offsetsKeptMinutes how long the broker keeps the offsets of a group that is away
 */
record LogFacts(int brokers, Map<String, Topic> topics, long lag, int dead, long offsetsKeptMinutes) {

    LogFacts {
        topics = Map.copyOf(topics);
    }

    /**
     * A topic.
     *
     * @param replicas of the partition that has the fewest
     * @param leaderless partitions that nobody can write to
     * @param incomplete partitions of which a replica is not in sync
     * @param settings by name
     */
    record Topic(int partitions, int replicas, int leaderless, int incomplete, Map<String, String> settings) {

        Topic {
            settings = Map.copyOf(settings);
        }
    }
}
