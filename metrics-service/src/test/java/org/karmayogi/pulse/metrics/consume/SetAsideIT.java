package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;

/** Setting records aside against a real broker: once each, whatever becomes of their owners. */
class SetAsideIT {

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

    private static Records dead(String id) {
        return Records.onboarded("UP-1", id).header("ce_type", "in.karmayogi.learner.promoted.v1");
    }

    private SetAsideRecord record(long offset, byte[] value) {
        ConsumerRecord<String, byte[]> original = new ConsumerRecord<>(log.topics.events(), 0, offset, "UP-1", value);
        return SetAsideRecord.dead(original, DeadReason.INVALID, "no data");
    }

    private SetAsideRecord record(long offset) {
        return record(offset, null);
    }

    private static List<String> offsets(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> LogOfTest.header(record, "pulse_offset"))
                .toList();
    }

    @Test
    void anOwnerThatDiesBeforeItsCheckpointHasSetAsideForItsSuccessor() throws Exception {
        log.push(
                Records.completed("UP-1", "e1", "do_1", 45),
                dead("e2"),
                Records.completed("UP-1", "e1", "do_1", 46),
                Records.completed("UP-1", "e3", "do_2", 45));
        log.fold(log.takeOver());
        assertThat(offsets(log.dead())).containsExactly("1");
        assertThat(offsets(log.rejects())).containsExactly("2");

        log.push(dead("e4"));
        OwnedPartition successor = log.takeOver();
        assertThat(successor.next()).as("the first owner has committed nothing").isZero();
        log.fold(successor);

        assertThat(offsets(log.read(log.topics.dead(), "read_uncommitted"))).containsExactly("1", "4");
        assertThat(offsets(log.read(log.topics.rejects(), "read_uncommitted"))).containsExactly("2");
        assertThat(log.registry.get("pulse.dead").counter().count()).isEqualTo(2);
    }

    @Test
    void anOwnerThatDiesWithinATransactionHasSetNothingAside() throws Exception {
        log.push(dead("e1"));
        Producer<byte[], byte[]> dying = log.clients.producer(log.partition());
        dying.initTransactions();
        dying.beginTransaction();
        dying.send(new SetAsideForm(log.topics).copy(record(0), SetAsideForm.WHOLE))
                .get();
        dying.close(Duration.ZERO);

        log.fold(log.takeOver());

        assertThat(log.read(log.topics.dead(), "read_uncommitted")).hasSize(2);
        assertThat(offsets(log.dead())).containsExactly("0");
    }

    @Test
    void aCommitWhoseAnswerWasLostIsNotRepeated() {
        try (TransactionalWriter one = log.writer();
                TransactionalWriter other = log.writer()) {
            assertThat(one.write(List.of(record(3), record(1)))).hasSize(2);
            assertThat(other.write(List.of(record(3), record(1)))).isEmpty();
            assertThat(other.write(List.of(record(3), record(5)))).hasSize(1);
        }
        assertThat(offsets(log.dead())).containsExactly("1", "3", "5");
    }

    /** An owner that wakes up, or the owner of another generation: whoever comes first writes, and the other finds it there. */
    @Test
    void ownersThatMeetTheSameRecordsWriteThemOnce() {
        try (TransactionalWriter one = log.writer();
                TransactionalWriter other = log.writer()) {
            assertThat(one.write(List.of(record(1)))).hasSize(1);
            assertThat(other.write(List.of(record(1), record(2)))).hasSize(1);
            assertThat(one.write(List.of(record(2)))).isEmpty();
            assertThat(other.write(List.of(record(3)))).hasSize(1);
            assertThat(one.write(List.of(record(3), record(4)))).hasSize(1);
        }
        assertThat(offsets(log.dead())).containsExactly("1", "2", "3", "4");
    }

    @Test
    void anotherLogOfTheSameNameBeginsAtItsBeginning() throws Exception {
        log.push(dead("e1"), dead("e2"));
        log.fold(log.takeOver());
        String before = log.id();
        log.recreate();
        assertThat(log.id()).isNotEqualTo(before);
        try (TransactionalWriter writer = log.writer()) {
            assertThat(writer.write(List.of(record(0)))).hasSize(1);
        }
        assertThat(offsets(log.dead())).containsExactly("0", "1", "0");
    }

    @Test
    void anOffsetThatIsAboutAnotherLogIsNotBelieved() {
        SetAsideForm form = new SetAsideForm(log.topics);
        SetAsideSession another = SetAsideSession.open(log.partition(), "another", form, log.clients);
        another.write(List.of(record(9)));
        another.close();
        try (TransactionalWriter writer = log.writer()) {
            assertThat(writer.write(List.of(record(0)))).hasSize(1);
        }
    }

    @Test
    void aCopyThatTheTopicRefusesIsCutAndTheNextOneGoesOn() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, log.topics.dead());
        ConfigEntry limit = new ConfigEntry("max.message.bytes", String.valueOf(1024 * 1024));
        log.admin
                .incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                .all()
                .get();
        byte[] large = new byte[2 * 1024 * 1024];
        byte[] beyondEverything = new byte[SetAsideForm.WHOLE + 1];
        try (TransactionalWriter writer = log.writer()) {
            assertThat(writer.write(List.of(record(1, large), record(2), record(3, beyondEverything))))
                    .hasSize(3);
            assertThat(writer.write(List.of(record(4)))).hasSize(1);
        }
        List<ConsumerRecord<String, byte[]>> dead = log.dead();
        assertThat(offsets(dead)).containsExactly("1", "2", "3", "4");
        assertThat(LogOfTest.header(dead.get(0), "pulse_cut")).contains("262144 of 2097152 value bytes");
        assertThat(dead.get(1).headers().lastHeader("pulse_cut")).isNull();
    }

    @Test
    void aTopicThatTakesItHasARecordOfTwoMebibytesWhole() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, log.topics.dead());
        ConfigEntry limit = new ConfigEntry("max.message.bytes", String.valueOf(SetAsideClients.MAX_BYTES));
        log.admin
                .incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                .all()
                .get();
        byte[] largest = new byte[SetAsideForm.WHOLE - "UP-1".length()];
        try (TransactionalWriter writer = log.writer()) {
            writer.write(List.of(record(1, new byte[2 * 1024 * 1024]), record(2, largest)));
        }
        assertThat(log.dead())
                .extracting(record -> record.value().length)
                .containsExactly(2 * 1024 * 1024, largest.length);
    }
}
