package org.karmayogi.pulse.metrics.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.consume.EventLog;

/** Whether the log still holds everything that was folded from it. */
final class LogGap {

    private LogGap() {}

    /** What is missing, in words; empty where the log is whole. */
    static Optional<String> find(EventLog log, List<Checkpoint> checkpoints) {
        String topicId = log.describe().topicId();
        Map<Integer, Long> beginnings = log.beginnings();
        Map<Integer, Long> ends = log.ends();
        for (Map.Entry<Integer, Long> beginning : beginnings.entrySet()) {
            if (beginning.getValue() > 0) {
                return Optional.of(
                        "partition " + beginning.getKey() + " of the log begins at offset " + beginning.getValue());
            }
        }
        for (Checkpoint checkpoint : checkpoints) {
            if (!checkpoint.topicId().equals(topicId)) {
                return Optional.of(
                        "the log is " + topicId + ", but the figures were made from " + checkpoint.topicId());
            }
            long end = ends.getOrDefault(checkpoint.partition(), 0L);
            if (checkpoint.offset() >= end) {
                return Optional.of("partition " + checkpoint.partition() + " of the log ends at offset " + end
                        + ", but offset " + checkpoint.offset() + " has been counted");
            }
        }
        return Optional.empty();
    }
}
