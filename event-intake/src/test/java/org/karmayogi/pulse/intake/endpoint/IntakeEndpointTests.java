package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.LIMITS;
import static org.karmayogi.pulse.intake.Fixtures.onboarding;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Collections;
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
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.DelegatingServletInputStream;
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
    void oneEventThatIsFollowedBySomethingPublishesNothing() {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> take(onboarding("e1") + ",{}"));
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void aBodyThatBreaksOffIsAProblemThatSaysWhatWasTakenBefore() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> take("[" + onboarding("e1") + "," + onboarding("e2") + ",{]"))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
                    assertThat(problem)
                            .hasMessageContaining("not JSON at line 1")
                            .hasMessageContaining("2 of its events");
                });
        assertThat(producer.history()).hasSize(2);
        assertThat(events("accepted")).isEqualTo(2);
    }

    @Test
    void theFirstEventTooManyEndsTheRequest() {
        String events = "[" + String.join(",", Collections.nCopies(5_001, onboarding("e1"))) + "]";

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> take(events))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_EVENTS));
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> take("[" + "1,".repeat(5_000) + "1]"))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(Limit.EVENTS));
        assertThat(refused(Limit.EVENTS)).isEqualTo(2);
    }

    @Test
    void anEventIsHandedOverBeforeTheNextOneHasCome() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/onboardings") {
            @Override
            public ServletInputStream getInputStream() {
                String first = "[" + onboarding("e1") + "," + " ".repeat(16_384);
                InputStream second = new ByteArrayInputStream((onboarding("e2") + "]").getBytes(UTF_8)) {
                    @Override
                    public synchronized int read(byte[] buffer, int offset, int length) {
                        assertThat(producer.history()).isNotEmpty();
                        return super.read(buffer, offset, length);
                    }
                };
                return new DelegatingServletInputStream(
                        new SequenceInputStream(new ByteArrayInputStream(first.getBytes(UTF_8)), second));
            }
        };
        request.setContentType("application/json");

        assertThat(text(endpoint(1).take(Family.LEARNER_ONBOARDED, request, PORTAL, false)))
                .contains("\"accepted\":2");
    }

    @Test
    void aDryRunAnswersTheSameAndDoesNothing() {
        String batch = "[%s,%s,{}]".formatted(onboarding("e1"), onboarding("e1"));
        MockHttpServletRequest one = request(onboarding("e1"));

        String real = text(take(batch));
        producer.clear();
        String dry = text(endpoint(1).take(Family.LEARNER_ONBOARDED, request(batch), PORTAL, true));

        assertThat(dry).isEqualTo(real.replace("\"unknown\":0,", "\"unknown\":0,\"dryRun\":true,"));
        assertThat(text(endpoint(1).take(Family.LEARNER_ONBOARDED, one, PORTAL, true)))
                .isEqualTo("{\"id\":\"e1\",\"status\":\"accepted\",\"dryRun\":true}");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> endpoint(1).take(Family.LEARNER_ONBOARDED, request("{}"), PORTAL, true))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_EVENT));
        assertThat(producer.history()).isEmpty();
        assertThat(events("dry-run")).isEqualTo(5);
    }

    @Test
    void ofManyItemsThatAreAllWrongTheAnswerStaysShort() {
        String wrong = "{" + "\"x\":1,".repeat(99) + "\"x\":1}";

        String answer = text(take("[" + String.join(",", Collections.nCopies(5_000, wrong)) + "]"));

        assertThat(answer).contains("\"rejected\":5000");
        assertThat(answer.split("\"pointer\"", -1)).hasSizeBetween(5_000, 6_100);
    }

    @Test
    void aPortalThatSendsTooMuchIsToldWhenToComeBack() {
        IntakeEndpoint endpoint = endpoint(new Admission.Capacity(1, LIMITS.bodyBytes(), 1, 2));
        MockHttpServletRequest three =
                request("[%s,%s,%s]".formatted(onboarding("e1"), onboarding("e2"), onboarding("e3")));

        endpoint.take(Family.LEARNER_ONBOARDED, three, PORTAL, false);

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> endpoint.take(Family.LEARNER_ONBOARDED, request("[]"), PORTAL, false))
                .satisfies(e -> {
                    assertThat(e.limit()).isEqualTo(Limit.EVENT_RATE);
                    assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
                });
        assertThat(refused(Limit.EVENT_RATE)).isEqualTo(1);
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
        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> endpoint(0).take(Family.LEARNER_ONBOARDED, request("[]"), PORTAL, false))
                .satisfies(e -> assertThat(e.limit()).isEqualTo(Limit.REQUESTS_IN_FLIGHT));
        assertThat(refused(Limit.REQUESTS_IN_FLIGHT)).isEqualTo(1);
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
                        .take(Family.LEARNER_ONBOARDED, request, PORTAL, false)
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        MockHttpServletRequest brotli = request("[]");
        brotli.addHeader("Content-Encoding", "br");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> endpoint(1).take(Family.LEARNER_ONBOARDED, brotli, PORTAL, false))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE));
    }

    private ResponseEntity<byte[]> take(String body) {
        return endpoint(1).take(Family.LEARNER_ONBOARDED, request(body), PORTAL, false);
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/onboardings");
        request.setContentType("application/json");
        request.setContent(body.getBytes(UTF_8));
        return request;
    }

    private IntakeEndpoint endpoint(int maxInFlight) {
        return endpoint(new Admission.Capacity(maxInFlight, LIMITS.bodyBytes(), 100_000, 100_000));
    }

    private IntakeEndpoint endpoint(Admission.Capacity capacity) {
        return IntakeUnderTest.endpoint(producer, capacity, meters);
    }

    private double refused(Limit limit) {
        return registry.get(IntakeMeters.REFUSED)
                .tag("limit", limit.label())
                .counter()
                .count();
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
