package org.karmayogi.pulse.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.intake.publishing.TopicProperties;
import org.karmayogi.pulse.intake.publishing.Topics;
import org.karmayogi.pulse.standalone.doctor.Finding.Level;

/** What is said of topics, lag and offsets, one thing wrong at a time. */
class LogJudgementTests {

    private static final int YEARS = 5 * 365 * 24 * 60;

    private final Map<String, LogFacts.Topic> topics = new HashMap<>();

    LogJudgementTests() {
        ExpectedTopic.ALL.forEach(it -> topics.put(it.name(), topic(it.partitions(), 3, 0, 0, it.settings())));
    }

    private static LogFacts.Topic topic(
            int partitions, int replicas, int leaderless, int incomplete, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("min.insync.replicas", "2");
        return new LogFacts.Topic(partitions, replicas, leaderless, incomplete, all);
    }

    private List<String> lines(int brokers, long lag, int dead, long offsets) {
        List<Finding> findings = LogJudgement.of(new LogFacts(brokers, topics, lag, dead, offsets));
        return findings.stream()
                .filter(finding -> finding.level() != Level.OK)
                .map(Finding::line)
                .toList();
    }

    private void assertOnly(String level, String words) {
        assertThat(lines(3, 0, 0, YEARS))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(level).contains(words));
    }

    @Test
    void theTopicsExpectedAreThoseThatTheServicesMake() {
        TopicProperties properties = new TopicProperties(12, (short) 1);
        for (NewTopic made : List.of(Topics.learningEvents(properties), Topics.learningRejects(properties))) {
            assertThat(ExpectedTopic.ALL).anySatisfy(expected -> {
                assertThat(expected.name()).isEqualTo(made.name());
                assertThat(expected.partitions()).isEqualTo(made.numPartitions());
                assertThat(expected.settings()).containsAllEntriesOf(made.configs());
            });
        }
    }

    @Test
    void nothingIsSaidOfWhatIsAsItShouldBe() {
        assertThat(lines(3, 10_000, 0, YEARS)).isEmpty();
    }

    @Test
    void aTopicThatIsNotThere() {
        topics.remove("learning-rejects");
        assertOnly("fail", "learning-rejects is not there");
    }

    @Test
    void aLogThatForgets() {
        topics.put(
                "learning-events",
                topic(
                        12,
                        3,
                        0,
                        0,
                        Map.of("retention.ms", "604800000", "retention.bytes", "-1", "cleanup.policy", "delete")));
        assertOnly("fail", "will lose data: {retention.ms=604800000 and must be -1}");
    }

    @Test
    void partitionsThatNobodyLeads() {
        topics.put(
                "learning-events",
                topic(12, 3, 2, 2, topics.get("learning-events").settings()));
        assertOnly("fail", "nobody leads 2 partitions");
    }

    @Test
    void copiesThatAreBehindOrMissing() {
        Map<String, String> settings = topics.get("learning-events").settings();
        topics.put("learning-events", topic(12, 3, 0, 1, settings));
        assertOnly("warn", "1 partition with a copy that is behind");
        topics.put("learning-events", topic(12, 1, 0, 0, settings));
        assertOnly("warn", "has 1 copy on 3 brokers");
        Map<String, String> careless = new HashMap<>(settings);
        careless.put("min.insync.replicas", "1");
        topics.put("learning-events", topic(12, 3, 0, 0, careless));
        assertOnly("warn", "Set min.insync.replicas to 2");
    }

    @Test
    void aNumberOfPartitionsOfOnesOwn() {
        topics.put(
                "learning-events",
                topic(24, 3, 0, 0, topics.get("learning-events").settings()));
        assertOnly("warn", "24 partitions where the services make 12");
    }

    @Test
    void lagDeadRecordsAndOffsetsThatAreForgotten() {
        assertThat(lines(3, 10_001, 1, 10_080))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("warn").contains("10001 records wait"),
                        line -> assertThat(line).startsWith("warn").contains("1 record of the log can never count"),
                        line -> assertThat(line).startsWith("warn").contains("for 7 days; beyond it"));
    }
}
