package org.karmayogi.pulse.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;

class LostMembersIT {

    private static final String GROUP = "metrics-service";
    private static final String TOPIC = "learning-events";

    @TempDir
    Path directory;

    @Test
    void membersThatNeverLeftHaveLeft() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory)) {
            String servers = broker.bootstrapServers();
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                    KafkaConsumer<byte[], byte[]> consumer = consumer(servers)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1)))
                        .all()
                        .get();
                consumer.subscribe(List.of(TOPIC));
                while (consumer.assignment().isEmpty()) {
                    consumer.poll(Duration.ofMillis(100));
                }
                assertThat(members(admin)).isEqualTo(1);
                LostMembers.leave(servers);
                assertThat(members(admin)).isZero();
            }
        }
    }

    @Test
    void whereThereIsNoGroupYetNothingHappens() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            LostMembers.leave(broker.bootstrapServers());
            assertThat(admin.listGroups().all().get()).isEmpty();
        }
    }

    private static int members(Admin admin) throws Exception {
        return admin.describeConsumerGroups(List.of(GROUP))
                .describedGroups()
                .get(GROUP)
                .get()
                .members()
                .size();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String servers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers,
                "group.id", GROUP,
                "session.timeout.ms", 45_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
