package org.karmayogi.pulse.e2e.faults.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.karmayogi.pulse.e2e.system.Pause;

/** What someone with a Kafka client can do to the log, past every service and every proxy. Safe for use by several threads. */
public final class LogClient implements AutoCloseable {

    /** The log of events. */
    public static final String EVENTS = "learning-events";

    /** Where records go that can never count. */
    public static final String DEAD = "learning-events.dead";

    /** Where intake's refusals and the fold's conflicts go. */
    public static final String REJECTS = "learning-rejects";

    private static final int PATIENCE_SECONDS = 30;

    private final String servers;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;

    public LogClient(int port) {
        this("127.0.0.1:" + port);
    }

    /** @param servers one or more addresses, {@code host:port} */
    public LogClient(String servers) {
        this.servers = servers;
        admin = Admin.create(Map.of("bootstrap.servers", servers));
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "all");
        settings.put("max.request.size", 4 * 1024 * 1024);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    String servers() {
        return servers;
    }

    /** Writes a record and waits until it is there. */
    public RecordMetadata write(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("A record could not be written: " + e, e);
        }
    }

    /** Sets one of a topic's configurations; returns when the broker acts on it. */
    public void configure(String topic, String name, String value) {
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        await(admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all());
        // The controller has it; the broker takes it over a moment later, and shows it when it has.
        while (!await(admin.describeConfigs(List.of(resource)).all())
                .get(resource)
                .get(name)
                .value()
                .equals(value)) {
            Pause.millis(20);
        }
        Pause.millis(200);
    }

    /** The cluster's name for itself. */
    public String clusterId() {
        return await(admin.describeCluster().clusterId());
    }

    /** Has a topic copied to another broker, beside where it is; returns when the copies are in sync. */
    public void copyTo(String topic, int broker) {
        Map<TopicPartition, Optional<NewPartitionReassignment>> copies = new HashMap<>();
        partitions(topic)
                .forEach(partition -> copies.put(
                        new TopicPartition(topic, partition.partition()),
                        Optional.of(new NewPartitionReassignment(
                                List.of(partition.leader().id(), broker)))));
        await(admin.alterPartitionReassignments(copies).all());
        while (partitions(topic).stream().anyMatch(partition -> partition.isr().size() < 2)) {
            Pause.millis(50);
        }
    }

    private List<TopicPartitionInfo> partitions(String topic) {
        return await(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions();
    }

    /** Sets the fold's offsets in Kafka to the beginning; its groups must have no members. */
    public void resetOffsets(int partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            offsets.put(new TopicPartition(EVENTS, partition), new OffsetAndMetadata(0));
        }
        groups().forEach(group ->
                await(admin.alterConsumerGroupOffsets(group, offsets).all()));
    }

    /** Deletes the fold's groups; they must have no members. */
    public void deleteGroup() {
        await(admin.deleteConsumerGroups(groups()).all());
    }

    /** The group of every generation of the figures. */
    private List<String> groups() {
        return await(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(group -> group.matches("metrics-service(\\.[0-9]+)?"))
                .toList();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The broker did not do it: " + e, e);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
