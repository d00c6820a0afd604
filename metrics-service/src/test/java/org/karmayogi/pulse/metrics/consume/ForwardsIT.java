package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;

/** Owners that forward, on a real broker: before anything is committed, and again after a crash. */
class ForwardsIT {

    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;

    private LogOfTest log;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = EmbeddedBroker.start(directory);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void createLog(TestInfo test) throws Exception {
        log = new LogOfTest(
                broker.bootstrapServers(), test.getTestMethod().orElseThrow().getName());
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private static Records linked(String alias, String learner) {
        return Records.of("identity.linked", alias, "i1", "{\"learnerId\":\"" + learner + "\"}");
    }

    private List<String> logged() {
        return log.read(log.topics.events(), "read_committed").stream()
                .map(record -> record.key() + " " + LogOfTest.header(record, "ce_id"))
                .toList();
    }

    private double forwarded() {
        return log.registry.get("pulse.fold.forwarded").counter().count();
    }

    @Test
    void anOwnerThatDiesBeforeItsCheckpointForwardsAgain() throws Exception {
        log.push(Records.completed("OLD", "e1", "do_1", 45), linked("OLD", "UP-1"));
        log.fold(log.takeOver());
        assertThat(logged()).containsExactly("OLD e1", "OLD i1", "UP-1 i1", "UP-1 e1");
        ConsumerRecord<String, byte[]> copy =
                log.read(log.topics.events(), "read_committed").get(3);
        assertThat(LogOfTest.header(copy, "ce_alias")).isEqualTo("OLD");
        assertThat(LogOfTest.header(copy, "ce_forwardedfrom")).isEqualTo("0/1");

        OwnedPartition successor = log.takeOver();
        assertThat(successor.next()).as("the first owner has committed nothing").isZero();
        log.fold(successor);

        assertThat(logged()).hasSize(6).endsWith("UP-1 i1", "UP-1 e1");
        assertThat(forwarded()).isEqualTo(4);
    }

    @Test
    void aPartitionWaitsVisiblyWhileTheLogTakesNothing() throws Exception {
        log.push(Records.completed("OLD", "e1", "do_1", 45), linked("OLD", "UP-1"));
        OwnedPartition owner = log.takeOver();
        largestBatch(1);
        log.deliver(owner);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            owner.writeOutgoing();
            return log.registry.get("pulse.setaside.waiting").gauge().value() == 1;
        });
        assertThat(log.registry.get("pulse.setaside.failures").counter().count())
                .isPositive();
        assertThat(log.isFull(owner)).as("takes nothing in").isTrue();

        largestBatch(1_000_000);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            owner.writeOutgoing();
            return !log.isFull(owner);
        });
        assertThat(log.registry.get("pulse.setaside.waiting").gauge().value()).isZero();
        assertThat(logged()).contains("UP-1 i1", "UP-1 e1");
    }

    private void largestBatch(int bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, log.topics.events());
        AlterConfigOp change = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", String.valueOf(bytes)), AlterConfigOp.OpType.SET);
        log.admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all().get();
        Thread.sleep(500); // until the broker goes by it
    }
}
