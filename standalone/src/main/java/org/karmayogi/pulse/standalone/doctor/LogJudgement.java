package org.karmayogi.pulse.standalone.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether the topics are as the services need them, and how far the fold is. */
final class LogJudgement {

    /** As PulseLag. */
    private static final long LONG_LAG = 10_000;

    /** A group may be away for a long holiday; what it has set aside must not be set aside twice. */
    private static final Duration OFFSETS_KEPT = Duration.ofDays(365);

    private static final int COPIES_OF_A_CLUSTER = 3;

    private LogJudgement() {}

    static List<Finding> of(LogFacts facts) {
        List<Finding> findings = new ArrayList<>();
        ExpectedTopic.ALL.forEach(expected -> findings.add(topic(expected, facts)));
        findings.add(
                facts.lag() > LONG_LAG
                        ? Finding.warn(
                                "lag",
                                facts.lag()
                                        + " records wait to be folded. Run this again: if it does not get less, see docs/runbooks/PulseLag.md")
                        : Finding.ok(
                                "lag", Words.count(facts.lag(), "record waits", "records wait") + " to be folded"));
        findings.add(
                facts.dead() > 0
                        ? Finding.warn(
                                "dead",
                                Words.count(facts.dead(), "record", "records")
                                        + " of the log can never count. ./pulse dead list shows them and why")
                        : Finding.ok("dead", "Every record of the log can count"));
        findings.add(offsets(facts));
        return findings;
    }

    private static Finding topic(ExpectedTopic expected, LogFacts facts) {
        LogFacts.@Nullable Topic topic = facts.topics().get(expected.name());
        if (topic == null) {
            return Finding.fail(
                    "topic",
                    expected.name()
                            + " is not there. The services make it when they start, if they may: restart one, and see its log");
        }
        if (topic.leaderless() > 0) {
            return Finding.fail(
                    "topic",
                    expected.name() + ": nobody leads " + Words.count(topic.leaderless(), "partition", "partitions")
                            + ", and what belongs there is refused. Bring its brokers back");
        }
        Map<String, String> wrong = new TreeMap<>();
        expected.settings().forEach((name, value) -> {
            String found = topic.settings().getOrDefault(name, "unknown");
            if (!found.equals(value)) {
                wrong.put(name, found + " and must be " + value);
            }
        });
        if (!wrong.isEmpty()) {
            return Finding.fail(
                    "topic", expected.name() + " will lose data: " + wrong + ". Change it with kafka-configs, today");
        }
        return copies(expected, topic, facts.brokers());
    }

    private static Finding copies(ExpectedTopic expected, LogFacts.Topic topic, int brokers) {
        if (topic.incomplete() > 0) {
            return Finding.warn(
                    "topic",
                    expected.name() + ": " + Words.count(topic.incomplete(), "partition", "partitions")
                            + " with a copy that is behind. Look at the brokers");
        }
        if (topic.replicas() < Math.min(COPIES_OF_A_CLUSTER, brokers)) {
            return Finding.warn(
                    "topic",
                    expected.name() + " has " + Words.count(topic.replicas(), "copy", "copies") + " on "
                            + Words.count(brokers, "broker", "brokers") + ". Give it three, and min.insync.replicas 2");
        }
        if (topic.replicas() >= COPIES_OF_A_CLUSTER
                && topic.settings().getOrDefault("min.insync.replicas", "1").equals("1")) {
            return Finding.warn(
                    "topic",
                    expected.name()
                            + " takes writes with one copy in sync, which can be lost with its broker. Set min.insync.replicas to 2");
        }
        return topic.partitions() == expected.partitions()
                ? Finding.ok(
                        "topic",
                        expected.name() + " is there: " + Words.count(topic.partitions(), "partition", "partitions")
                                + ", " + Words.count(topic.replicas(), "copy", "copies") + ", kept as it must be")
                : Finding.warn(
                        "topic",
                        expected.name() + " has " + topic.partitions() + " partitions where the services make "
                                + expected.partitions()
                                + ". Right if chosen so at first (pulse.topics.partitions); never change it with data in it");
    }

    private static Finding offsets(LogFacts facts) {
        Duration kept = Duration.ofMinutes(facts.offsetsKeptMinutes());
        String said = "The broker keeps offsets of a group that is away for " + Words.duration(kept);
        return kept.compareTo(OFFSETS_KEPT) < 0
                ? Finding.warn(
                        "offsets",
                        said
                                + "; beyond it dead records are set aside twice. Set offsets.retention.minutes to years (docs/adr/0005-set-aside-once.md)")
                : Finding.ok("offsets", said);
    }
}
