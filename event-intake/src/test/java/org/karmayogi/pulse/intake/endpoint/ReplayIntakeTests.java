package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.karmayogi.pulse.intake.Fixtures.CLOCK;
import static org.karmayogi.pulse.intake.Fixtures.LIMITS;
import static org.karmayogi.pulse.intake.Fixtures.VALIDATOR;
import static org.karmayogi.pulse.intake.Fixtures.onboarding;
import static org.karmayogi.pulse.intake.endpoint.IntakeUnderTest.header;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.meter.ReplayMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.replay.RejectReader;
import org.karmayogi.pulse.intake.replay.ReplayNotes;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

/** The road of a replay, over a topic that holds one reject and a producer that can be told to refuse. */
class ReplayIntakeTests {

    private static final long OFFSET = 17;
    private static final String ID = "0@17";
    private static final Map<String, String> REFUSED =
            Map.of("pulse_reason", "refused", "ce_source", "portal", "ce_type", "in.karmayogi.learner.onboarded.v1");
    private static final ApiClient OPERATOR = new ApiClient("op-1", "office", Set.of(), Set.of(), Set.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Map<String, String> reject = new TreeMap<>(REFUSED);
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    private MockProducer<String, byte[]> notes = producer;

    private Consumer<byte[], byte[]> consumer() {
        TopicPartition partition = new TopicPartition("learning-rejects", 0);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumer.updatePartitions(
                partition.topic(),
                List.of(new PartitionInfo(partition.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(partition, 1L));
        consumer.updateEndOffsets(Map.of(partition, OFFSET + 1));
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(partition.topic(), 0, OFFSET, null, "{}".getBytes(UTF_8));
        reject.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        consumer.schedulePollTask(() -> consumer.addRecord(record));
        return consumer;
    }

    private ReplayIntake intake() {
        return intake(new RejectReader(this::consumer, Duration.ofSeconds(1)));
    }

    private ReplayIntake intake(RejectReader rejects) {
        MockProducerFactory<String, byte[]> producers = new MockProducerFactory<>(() -> producer);
        return new ReplayIntake(
                new Admission(
                        new Admission.Capacity(1, LIMITS.bodyBytes(), 1_000_000_000, 1_000_000_000), System::nanoTime),
                LIMITS,
                VALIDATOR,
                new EventLog(
                        producers,
                        () -> true,
                        Duration.ofSeconds(1),
                        new IntakeMeters(new SimpleMeterRegistry()),
                        () -> null,
                        id -> id),
                rejects,
                new ReplayNotes(new MockProducerFactory<>(() -> notes), Duration.ofSeconds(1)),
                (event, receivedAt) -> {},
                new ReplayMeters(meters),
                CLOCK);
    }

    private String replay(String id, String body) {
        return replay(intake(), id, body, OPERATOR);
    }

    private static String replay(ReplayIntake intake, String id, String body, ApiClient operator) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/rejects/" + id + "/replay");
        request.setContentType("application/json");
        request.setContent(body.getBytes(UTF_8));
        return new String(intake.replay(id, request, operator), UTF_8);
    }

    private AbstractObjectAssert<?, ProblemException> refusal(String id, String body, String slug) {
        return assertThatThrownBy(() -> replay(id, body))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.type().slug()).isEqualTo(slug));
    }

    private void onlyCounted(String outcome) {
        assertThat(meters.get("pulse.intake.replays").counters()).allSatisfy(counter -> assertThat(counter.count())
                .as(counter.getId().toString())
                .isEqualTo(outcome.equals(counter.getId().getTag("outcome")) ? 1 : 0));
    }

    @Test
    void theCorrectedEventIsThePortalsAndTheReplayIsNoted() {
        assertThat(replay(ID, onboarding("e-1"))).isEqualTo("{\"id\":\"e-1\",\"status\":\"accepted\"}");

        assertThat(producer.history())
                .extracting(ProducerRecord::topic)
                .containsExactly("learning-events", "learning-rejects");
        ProducerRecord<String, byte[]> event = producer.history().get(0);
        assertThat(event.key()).isEqualTo("L-1");
        assertThat(header(event, "ce_source")).isEqualTo("portal");
        assertThat(header(event, "ce_id")).isEqualTo("e-1");
        ProducerRecord<String, byte[]> note = producer.history().get(1);
        assertThat(note.key()).isEqualTo("portal");
        assertThat(note.value()).asString(UTF_8).isEqualTo(onboarding("e-1"));
        assertThat(header(note, "pulse_reason")).isEqualTo("replayed");
        assertThat(header(note, "pulse_replays")).isEqualTo(ID);
        assertThat(header(note, "pulse_by")).isEqualTo("op-1");
        assertThat(header(note, "ce_id")).isEqualTo("e-1");
        onlyCounted("accepted");
    }

    @Test
    void anEventThatIsNotValidIsRefusedByPointerAndNothingIsKept() {
        refusal(ID, onboarding("e-1").replace("LUCKNOW", "LUKNOW"), "invalid-event")
                .satisfies(e ->
                        assertThat(e.errors()).extracting(FieldError::pointer).containsExactly("/district"));
        assertThat(producer.history()).isEmpty();
        onlyCounted("rejected");
    }

    @Test
    void theOperatorSendsOnlyForDepartmentsThatItsOwnKeyReaches() {
        ApiClient confined = new ApiClient("op-2", "office", Set.of(), Set.of("HOME"), Set.of());
        assertThatThrownBy(() -> replay(intake(), ID, onboarding("e-1"), confined))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e ->
                        assertThat(e.errors()).extracting(FieldError::pointer).containsExactly("/department"));
        onlyCounted("rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"id\":\"a\"} {}", "not json"})
    void whatIsNotOneObjectIsMalformedAndNothingOfItIsPublished(String body) {
        assertThatThrownBy(() -> replay(ID, body)).isInstanceOf(MalformedBodyException.class);
        assertThat(producer.history()).isEmpty();
        onlyCounted("rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0@0", "0@18", "1@17", "17", "0@", "-1@3", "0@99999999999999999999", "x"})
    void anIdOfNoRejectIsNotFoundAndTheAnswerSaysWhatIdsLookLike(String id) {
        refusal(id, onboarding("e-1"), "not-found")
                .satisfies(
                        e -> assertThat(e).hasMessageContaining("'" + id + "'").hasMessageContaining("0@17"));
        onlyCounted("refused");
    }

    @Test
    void theNoteOfAReplayIsNoReject() {
        reject.put("pulse_reason", "replayed");
        refusal(ID, onboarding("e-1"), "not-found");
        onlyCounted("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "pulse_reason, conflict, an id of its own",
        "pulse_reason, other-event, set aside as other-event",
        "pulse_reason, not-a-course, set aside as not-a-course",
        "pulse_reason, brand-new, does not say that intake refused it",
        "ce_type, in.karmayogi.learner.promoted.v1, in.karmayogi.learner.promoted.v1",
        "ce_type, '', of no family",
        "ce_source, a b, its source is 'a b'",
    })
    void whatNoCorrectedEventCouldReplaceIsAConflictThatSaysWhy(String header, String value, String why) {
        reject.put(header, value);
        refusal(ID, onboarding("e-1"), "conflict").satisfies(e -> assertThat(e).hasMessageContaining(why));
        assertThat(producer.history()).isEmpty();
        onlyCounted("refused");
    }

    @Test
    void aBrokerThatDoesNotTellIsUnavailable() {
        RejectReader broken = new RejectReader(
                () -> {
                    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
                    consumer.setOffsetsException(new KafkaException("away"));
                    consumer.updatePartitions(
                            "learning-rejects",
                            List.of(new PartitionInfo("learning-rejects", 0, Node.noNode(), new Node[0], new Node[0])));
                    return consumer;
                },
                Duration.ofSeconds(1));
        assertThatThrownBy(() -> replay(intake(broken), ID, onboarding("e-1"), OPERATOR))
                .asInstanceOf(type(ProblemException.class))
                .satisfies(e -> assertThat(e.type().slug()).isEqualTo("log-unavailable"));
        onlyCounted("unavailable");
    }

    @Test
    void aLogThatRefusesIsUnavailable() {
        producer.sendException = new NotEnoughReplicasException("too few");
        refusal(ID, onboarding("e-1"), "log-unavailable");
        onlyCounted("unavailable");
    }

    @Test
    void aReplayThatCouldNotBeNotedSaysThatTheEventCounts() {
        notes = new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
        notes.sendException = new NotEnoughReplicasException("too few");
        refusal(ID, onboarding("e-1"), "log-unavailable")
                .satisfies(e -> assertThat(e).hasMessageContaining("is in the log and counts"));
        assertThat(producer.history()).hasSize(1);
        onlyCounted("not-noted");
    }
}
