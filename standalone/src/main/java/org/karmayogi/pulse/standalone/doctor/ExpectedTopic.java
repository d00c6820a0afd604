package org.karmayogi.pulse.standalone.doctor;

import java.util.List;
import java.util.Map;

/**
 * A topic as the services make it where it is missing.
 *
 * @param settings that lose data, or keep it for ever, when they are different
 */
record ExpectedTopic(String name, int partitions, Map<String, String> settings) {

    private static final String FOR_EVER = "-1";

    static final String LOG = "learning-events";

    static final List<ExpectedTopic> ALL = List.of(
            new ExpectedTopic(
                    LOG, 12, Map.of("retention.ms", FOR_EVER, "retention.bytes", FOR_EVER, "cleanup.policy", "delete")),
            new ExpectedTopic("learning-events.dead", 12, Map.of("retention.ms", FOR_EVER, "cleanup.policy", "delete")),
            new ExpectedTopic("learning-rejects", 1, Map.of("retention.ms", FOR_EVER, "cleanup.policy", "delete")),
            new ExpectedTopic("learning-reference", 1, Map.of("cleanup.policy", "compact")));
}
