package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.karmayogi.pulse.intake.Fixtures.CLOCK;
import static org.karmayogi.pulse.intake.Fixtures.LIMITS;
import static org.karmayogi.pulse.intake.Fixtures.VALIDATOR;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

/** The whole chain behind the routes, over a producer that takes everything. */
final class IntakeUnderTest {

    private static final ApiClient PORTAL = new ApiClient("k1", "portal", Set.of(), Set.of(), Set.of());

    /** What a sender sees; a problem has its detail as body. */
    record Answer(int status, String body, List<FieldError> errors) {}

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final IntakeEndpoint endpoint = endpoint(
            producer,
            new Admission.Capacity(1, LIMITS.bodyBytes(), 1_000_000_000, 1_000_000_000),
            new IntakeMeters(new SimpleMeterRegistry()));

    /** The chain over any producer. */
    static IntakeEndpoint endpoint(
            MockProducer<String, byte[]> producer, Admission.Capacity capacity, IntakeMeters meters) {
        MockProducerFactory<String, byte[]> producers = new MockProducerFactory<>(() -> producer);
        return new IntakeEndpoint(
                new Admission(capacity, System::nanoTime),
                LIMITS,
                VALIDATOR,
                new EventLog(producers, () -> true, Duration.ofSeconds(1), meters, () -> null, id -> id),
                new RejectLog(producers, meters),
                (event, receivedAt) -> {},
                meters,
                CLOCK);
    }

    Answer send(Family family, byte[] body, Map<String, String> headers) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/x");
        request.setContent(body);
        headers.forEach((name, value) -> {
            if (name.equalsIgnoreCase("Content-Type")) {
                request.setContentType(value);
            } else {
                request.addHeader(name, value);
            }
        });
        try {
            ResponseEntity<byte[]> answer = endpoint.take(family, request, PORTAL, false);
            return new Answer(answer.getStatusCode().value(), new String(answer.getBody(), UTF_8), List.of());
        } catch (ProblemException e) {
            return problem(e);
        } catch (MalformedBodyException e) {
            return problem(IntakeProblems.of(e));
        } catch (LimitExceededException e) {
            return problem(IntakeProblems.of(e));
        }
    }

    private static Answer problem(ProblemException e) {
        return new Answer(e.type().status(), e.type().slug() + ": " + e.getMessage(), e.errors());
    }

    /** What went to the log since the last time, and is forgotten here. */
    List<ProducerRecord<String, byte[]>> events() {
        List<ProducerRecord<String, byte[]>> events = producer.history().stream()
                .filter(record -> record.topic().equals("learning-events"))
                .toList();
        producer.clear();
        return events;
    }

    /** A record as the event in its native form that it says. */
    static String nativeForm(ProducerRecord<String, byte[]> record) {
        String data = new String(record.value(), UTF_8);
        return "{\"id\":\"%s\",\"%s\":\"%s\",\"occurredAt\":\"%s\"%s"
                .formatted(
                        header(record, "ce_id"),
                        header(record, "ce_type").contains(".identity.") ? "alias" : "learnerId",
                        record.key(),
                        header(record, "ce_time"),
                        data.equals("{}") ? "}" : "," + data.substring(1));
    }

    static String header(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
