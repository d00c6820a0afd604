package org.karmayogi.pulse.standalone.doctor;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.standalone.dead.Dead;

/** Asks a broker what {@link LogFacts} has. */
final class BrokerProbe {

    /** One a generation of the figures; not the one of what is set aside. */
    private static final Pattern GROUP = Pattern.compile("metrics-service(\\.\\d+)?");

    private static final int PATIENCE_MILLIS = 15_000;

    private BrokerProbe() {}

    /** @throws ExecutionException when the broker can not be reached or does not tell */
    static LogFacts ask(String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrap,
                "default.api.timeout.ms", PATIENCE_MILLIS,
                "request.timeout.ms", 5_000))) {
            Collection<Node> nodes = admin.describeCluster().nodes().get();
            Set<String> there = admin.listTopics().names().get();
            List<String> names = ExpectedTopic.ALL.stream()
                    .map(ExpectedTopic::name)
                    .filter(there::contains)
                    .toList();
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get();
            ConfigResource broker = new ConfigResource(
                    ConfigResource.Type.BROKER, nodes.iterator().next().idString());
            Config settings = Objects.requireNonNull(
                    admin.describeConfigs(List.of(broker)).all().get().get(broker), "what was asked for");
            return new LogFacts(
                    nodes.size(),
                    facts(admin, topics),
                    lag(admin, topics.get(ExpectedTopic.LOG)),
                    there.contains("learning-events.dead") ? Dead.count(bootstrap) : 0,
                    Long.parseLong(settings.get("offsets.retention.minutes").value()));
        }
    }

    private static Map<String, LogFacts.Topic> facts(Admin admin, Map<String, TopicDescription> topics)
            throws ExecutionException, InterruptedException {
        List<ConfigResource> resources = topics.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        Map<String, LogFacts.Topic> facts = new HashMap<>();
        configs.forEach((resource, config) -> {
            List<TopicPartitionInfo> partitions = Objects.requireNonNull(
                            topics.get(resource.name()), "only their settings were asked for")
                    .partitions();
            Map<String, String> settings = new HashMap<>();
            config.entries().forEach(entry -> settings.put(entry.name(), String.valueOf(entry.value())));
            facts.put(
                    resource.name(),
                    new LogFacts.Topic(
                            partitions.size(),
                            partitions.stream()
                                    .mapToInt(it -> it.replicas().size())
                                    .min()
                                    .orElse(0),
                            (int) partitions.stream()
                                    .filter(BrokerProbe::isLeaderless)
                                    .count(),
                            (int) partitions.stream()
                                    .filter(it ->
                                            it.isr().size() < it.replicas().size())
                                    .count(),
                            settings));
        });
        return facts;
    }

    private static boolean isLeaderless(TopicPartitionInfo partition) {
        return partition.leader() == null || partition.leader().isEmpty();
    }

    /**
     * Of the group that is nearest to the end: each rebuild has a group of its own, those before it stand still. Where nothing was
     * committed yet, all of a partition waits.
     */
    private static long lag(Admin admin, @Nullable TopicDescription log)
            throws ExecutionException, InterruptedException {
        if (log == null) {
            return 0;
        }
        Map<TopicPartition, OffsetSpec> latest = log.partitions().stream()
                .filter(partition -> !isLeaderless(partition))
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(log.name(), partition.partition()),
                        partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                admin.listOffsets(latest).all().get();
        List<String> groups = admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                .map(GroupListing::groupId)
                .filter(group -> GROUP.matcher(group).matches())
                .toList();
        long least = lag(Map.of(), ends);
        for (String group : groups) {
            least = Math.min(
                    least,
                    lag(
                            admin.listConsumerGroupOffsets(group)
                                    .partitionsToOffsetAndMetadata()
                                    .get(),
                            ends));
        }
        return least;
    }

    private static long lag(
            Map<TopicPartition, OffsetAndMetadata> committed, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    @Nullable OffsetAndMetadata done = committed.get(end.getKey());
                    return Math.max(0, end.getValue().offset() - (done == null ? 0 : done.offset()));
                })
                .sum();
    }
}
