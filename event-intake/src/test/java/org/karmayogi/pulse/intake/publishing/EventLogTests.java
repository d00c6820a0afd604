package org.karmayogi.pulse.intake.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.NOW;
import static org.karmayogi.pulse.intake.Fixtures.event;
import static org.karmayogi.pulse.intake.publishing.Receipt.ACKNOWLEDGED;
import static org.karmayogi.pulse.intake.publishing.Receipt.REFUSED;
import static org.karmayogi.pulse.intake.publishing.Receipt.UNANSWERED;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Measurable;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.intake.Fixtures;
import org.karmayogi.pulse.intake.event.Event;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.validation.Verdict;
import org.springframework.kafka.mock.MockProducerFactory;

class EventLogTests {

    private static final List<Event> TWO = List.of(event("e1"), event("e2"));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private @Nullable String traceparent;
    private final Map<String, String> door = new HashMap<>();
    private final EventLog log = log(Duration.ofMillis(300), true);

    @Test
    void whatIsAcknowledgedIsAcknowledged() {
        List<Receipt> receipts = publishing(TWO, broker -> {
            assertThat(inFlight()).isEqualTo(2);
            broker.completeNext();
            broker.completeNext();
        });

        assertThat(receipts).containsExactly(ACKNOWLEDGED, ACKNOWLEDGED);
        assertThat(inFlight()).isZero();
        assertThat(registry.get(IntakeMeters.LOG_WAIT).timer().count()).isEqualTo(1);
    }

    @Test
    void everyRecordOfATracedRequestSaysSoAndNoOther() {
        connected();
        publishing(TWO, broker -> {});
        assertThat(producer.history()).hasSize(2).allSatisfy(record -> assertThat(
                        record.headers().headers("traceparent"))
                .isEmpty());

        producer.clear();
        traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        publishing(TWO, broker -> {});
        assertThat(producer.history()).hasSize(2).allSatisfy(record -> assertThat(
                        record.headers().headers("traceparent"))
                .singleElement()
                .satisfies(header -> assertThat(header.value()).asString(UTF_8).isEqualTo(traceparent)));
    }

    @Test
    void whatNamesAnAliasIsKeyedByItsLearnerAndSaysTheIdAsSent() {
        connected();
        publishing(TWO.subList(0, 1), broker -> {});
        ProducerRecord<String, byte[]> plain = producer.history().get(0);
        assertThat(plain.key()).isEqualTo("L-1");
        assertThat(plain.headers().headers("ce_alias")).isEmpty();

        producer.clear();
        door.put("L-1", "L-9");
        publishing(TWO.subList(0, 1), broker -> {});
        ProducerRecord<String, byte[]> resolved = producer.history().get(0);
        assertThat(resolved.key()).isEqualTo("L-9");
        assertThat(resolved.headers().lastHeader("ce_subject").value())
                .asString(UTF_8)
                .isEqualTo("L-9");
        assertThat(resolved.headers().lastHeader("ce_alias").value())
                .asString(UTF_8)
                .isEqualTo("L-1");
        assertThat(resolved.value()).isEqualTo(plain.value());
    }

    @Test
    void anIdentityIsKeyedByItsAliasWhateverThatStandsFor() {
        connected();
        door.put("A-1", "L-9");
        Event link =
                ((Verdict.Valid) Fixtures.judge(Family.IDENTITY_LINKED, """
            {"id":"i1","learnerId":"L-2","alias":"A-1","occurredAt":"2026-01-15T10:30:00Z","reason":"HR"}""").get(0)).event();

        publishing(List.of(link), broker -> {});

        ProducerRecord<String, byte[]> record = producer.history().get(0);
        assertThat(record.key()).isEqualTo("A-1");
        assertThat(record.headers().lastHeader("ce_subject").value())
                .asString(UTF_8)
                .isEqualTo("A-1");
        assertThat(record.headers().headers("ce_alias")).isEmpty();
        assertThat(record.value()).asString(UTF_8).isEqualTo("{\"learnerId\":\"L-2\",\"reason\":\"HR\"}");
    }

    @Test
    void whatIsNotAnsweredInTimeIsUnansweredAndALateAckChangesNothing() {
        connected();

        List<Receipt> receipts = publishing(TWO, MockProducer::completeNext);
        producer.completeNext();

        assertThat(receipts).containsExactly(ACKNOWLEDGED, UNANSWERED);
        assertThat(inFlight()).as("what is given up is in flight no more").isZero();
        assertThat(registry.get(IntakeMeters.LATE_ACKS).counter().count()).isEqualTo(1);
    }

    @Test
    void nothingAnsweredOverAnOpenConnectionIsUnanswered() {
        connected();

        assertThat(publishing(TWO, broker -> broker.errorNext(new TimeoutException("expired"))))
                .containsExactly(UNANSWERED, UNANSWERED);
    }

    @Test
    void nothingAnsweredWithoutAConnectionIsAnUnavailableLog() {
        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> publishing(TWO, broker -> {}));
    }

    @Test
    void aRefusalByTheBrokerIsAnUnavailableLogUnlessItTookOthers() {
        connected();
        assertThat(publishing(TWO, broker -> {
                    broker.errorNext(new NotEnoughReplicasException("1 of 2"));
                    broker.completeNext();
                }))
                .containsExactly(REFUSED, ACKNOWLEDGED);
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> publishing(TWO, broker -> {
                    broker.errorNext(new NotEnoughReplicasException("1 of 2"));
                    broker.errorNext(new NotEnoughReplicasException("1 of 2"));
                }));
    }

    @Test
    void aProducerThatRefusesIsAskedOnlyOnceARequest() {
        producer.sendException = new IllegalStateException("fatal");

        assertThatExceptionOfType(LogUnavailableException.class).isThrownBy(() -> log.publish(TWO, "portal", NOW));
        assertThat(producer.history()).isEmpty();
        assertThat(inFlight()).isZero();
    }

    @Test
    void nothingIsSentBeforeTheTopicsStand() {
        assertThatExceptionOfType(LogUnavailableException.class)
                .isThrownBy(() -> log(Duration.ofMillis(300), false).publish(TWO, "portal", NOW));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aRecordHasTheLearnerAsKeyCloudEventsHeadersAndOnlyTheFamilysFieldsAsData() {
        publishing(List.of(event("e1")), MockProducer::completeNext);

        ProducerRecord<String, byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("learning-events");
        assertThat(record.key()).isEqualTo("L-1");
        assertThat(new String(record.value(), UTF_8))
                .isEqualTo("{\"department\":\"SOCIAL-WELFARE\",\"district\":\"LUCKNOW\",\"category\":\"officer\"}");
        assertThat(record.headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=e1",
                        "ce_source=portal",
                        "ce_type=in.karmayogi.learner.onboarded.v1",
                        "ce_time=2026-01-15T10:30:00+05:30",
                        "ce_subject=L-1",
                        "content-type=application/json",
                        "ce_receivedat=2026-11-22T06:30:00.123Z");
    }

    @Test
    void theTimeoutsFitIntoTheBudgetAndTheRetriesIntoTheTimeouts() {
        Map<String, Object> settings = new ProducerSettings(Duration.ofSeconds(5)).values();

        int delivery = (int) settings.get("delivery.timeout.ms");
        assertThat(delivery).isLessThan(5_000);
        assertThat((int) settings.get("linger.ms") + (int) settings.get("request.timeout.ms"))
                .isLessThanOrEqualTo(delivery);
        assertThat((int) settings.get("retries") * (int) settings.get("retry.backoff.max.ms") * 1.2)
                .isLessThan(delivery);
        assertThat(settings).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
    }

    private List<Receipt> publishing(List<Event> events, Consumer<MockProducer<String, byte[]>> broker) {
        int before = producer.history().size();
        CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> {
            while (producer.history().size() < before + events.size()) {
                Thread.onSpinWait();
            }
            broker.accept(producer);
        });
        try {
            return log.publish(events, "portal", NOW);
        } finally {
            answering.join();
        }
    }

    private double inFlight() {
        return registry.get(IntakeMeters.EVENTS_IN_FLIGHT).gauge().value();
    }

    private void connected() {
        MetricName name = new MetricName("connection-count", "producer-metrics", "", Map.of());
        producer.setMockMetrics(
                name,
                new KafkaMetric(
                        new Object(), name, (Measurable) (config, now) -> 1.0, new MetricConfig(), Time.SYSTEM));
    }

    private EventLog log(Duration ackTimeout, boolean topicsReady) {
        return new EventLog(
                new MockProducerFactory<>(() -> producer),
                () -> topicsReady,
                ackTimeout,
                new IntakeMeters(registry),
                () -> traceparent,
                id -> door.getOrDefault(id, id));
    }
}
