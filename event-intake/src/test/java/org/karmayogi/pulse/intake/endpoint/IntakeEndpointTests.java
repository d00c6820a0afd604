package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.CLOCK;
import static org.karmayogi.pulse.intake.Fixtures.READER;
import static org.karmayogi.pulse.intake.Fixtures.VALIDATOR;
import static org.karmayogi.pulse.intake.Fixtures.onboarding;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class IntakeEndpointTests {

    private static final ApiClient PORTAL = new ApiClient("k1", "portal", Set.of(), Set.of(), Set.of());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IntakeMeters meters = new IntakeMeters(registry);
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());

    @Test
    void oneEventIsAccepted() {
        ResponseEntity<byte[]> answer = take(onboarding("e1"));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(text(answer)).isEqualTo("{\"id\":\"e1\",\"status\":\"accepted\"}");
        assertThat(events("accepted")).isEqualTo(1);
        assertThat(registry.get(IntakeMeters.OWN).timer().count()).isEqualTo(1);
    }

    @Test
    void manyEventsAreAnsweredInOrderAndADuplicateIsPublishedOnce() {
        String body = "[%s,%s,%s]"
                .formatted(onboarding("e1"), onboarding("e2").replace("LUCKNOW", "LUKNOW"), onboarding("e1"));

        ResponseEntity<byte[]> answer = take(body);

        assertThat(answer.getStatusCode().value()).isEqualTo(207);
        assertThat(text(answer)).isEqualTo("""
            {"accepted":2,"rejected":1,"unknown":0,"items":[{"id":"e1","status":"accepted"},\
            {"id":"e2","status":"rejected","errors":[{"pointer":"/district",\
            "detail":"No district has the code 'LUKNOW'. Did you mean 'LUCKNOW'?"}]},\
            {"id":"e1","status":"accepted","duplicateOf":0}]}""");
        assertThat(producer.history())
                .filteredOn(record -> record.topic().equals("learning-events"))
                .hasSize(1);
        assertThat(events("accepted")).isEqualTo(1);
        assertThat(events("duplicate")).isEqualTo(1);
        assertThat(events("rejected")).isEqualTo(1);
    }

    @Test
    void aRejectIsKeptWithItsBytesAndReason() {
        String refused = onboarding("e2").replace("LUCKNOW", "LUKNOW").replace(",", " , ");

        take("[" + refused + "]");

        ProducerRecord<String, byte[]> reject = producer.history().get(0);
        assertThat(reject.topic()).isEqualTo("learning-rejects");
        assertThat(reject.key()).isEqualTo("portal");
        assertThat(new String(reject.value(), UTF_8)).isEqualTo(refused);
        assertThat(header(reject, "pulse_reason")).isEqualTo("refused");
        assertThat(header(reject, "pulse_errors")).startsWith("[{\"pointer\":\"/district\",");
        assertThat(header(reject, "ce_type")).isEqualTo("in.karmayogi.learner.onboarded.v1");
        assertThat(header(reject, "pulse_size")).isEqualTo(Integer.toString(refused.length()));
    }

    @Test
    void aRejectThatCannotBeKeptIsCountedAndAnsweredAllTheSame() {
        producer.sendException = new IllegalStateException("no");

        assertThat(take("[{},{}]").getStatusCode().value()).isEqualTo(207);
        assertThat(registry.get(IntakeMeters.REJECTS_LOST).counter().count()).isEqualTo(2);
    }

    @Test
    void anEmptyArrayHasNothingToSay() {
        assertThat(text(take("[]"))).isEqualTo("{\"accepted\":0,\"rejected\":0,\"unknown\":0,\"items\":[]}");
    }

    @Test
    void oneInvalidEventIsAProblem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> take("{}"))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_EVENT);
                    assertThat(problem.errors()).hasSize(6);
                });
    }

    @Test
    void malformedJsonPublishesNothing() {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> take("[" + onboarding("e1") + ",{]"));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void anUnavailableLogIsA503ThatSaysWhenToComeBack() {
        producer.sendException = new IllegalStateException("no");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> take("[" + onboarding("e1") + "]"))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE);
                    assertThat(problem.retryAfter()).isNotNull();
                });
        assertThat(events("unavailable")).isEqualTo(1);
    }

    @Test
    void moreRequestsThanMayWaitAreTurnedAway() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> endpoint(0).take(Family.LEARNER_ONBOARDED, request("[]"), PORTAL))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED));
        assertThat(registry.get(IntakeMeters.OVERLOADED).counter().count()).isEqualTo(1);
    }

    @Test
    void gzipIsTakenAndOtherEncodingsAreNot() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(onboarding("e1").getBytes(UTF_8));
        }
        MockHttpServletRequest request = request("");
        request.setContent(compressed.toByteArray());
        request.addHeader("Content-Encoding", "gzip");
        assertThat(endpoint(1)
                        .take(Family.LEARNER_ONBOARDED, request, PORTAL)
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        MockHttpServletRequest brotli = request("[]");
        brotli.addHeader("Content-Encoding", "br");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> endpoint(1).take(Family.LEARNER_ONBOARDED, brotli, PORTAL))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    private ResponseEntity<byte[]> take(String body) {
        return endpoint(1).take(Family.LEARNER_ONBOARDED, request(body), PORTAL);
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/onboardings");
        request.setContentType("application/json");
        request.setContent(body.getBytes(UTF_8));
        return request;
    }

    private IntakeEndpoint endpoint(int maxInFlight) {
        MockProducerFactory<String, byte[]> producers = new MockProducerFactory<>(() -> producer);
        return new IntakeEndpoint(
                READER,
                VALIDATOR,
                new EventLog(producers, () -> true, Duration.ofSeconds(1), meters),
                new RejectLog(producers, meters),
                meters,
                CLOCK,
                new InFlight(maxInFlight, meters));
    }

    private double events(String outcome) {
        return registry.get(IntakeMeters.EVENTS)
                .tags("family", "learner.onboarded", "source", "portal", "outcome", outcome)
                .counter()
                .count();
    }

    private static String header(ProducerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static String text(ResponseEntity<byte[]> answer) {
        return new String(answer.getBody(), UTF_8);
    }
}
