package org.karmayogi.pulse.intake.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.karmayogi.pulse.intake.Fixtures.CLOCK;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.access.ApiClient;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.identity.Identity;
import org.karmayogi.pulse.intake.identity.IdentityRegister;
import org.karmayogi.pulse.intake.limit.Admission;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import org.karmayogi.pulse.intake.meter.IntakeMeters;
import org.karmayogi.pulse.intake.publishing.EventLog;
import org.karmayogi.pulse.intake.publishing.RejectLog;
import org.karmayogi.pulse.intake.validation.BatchValidator;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.kafka.mock.MockProducerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class FileIntakeTests {

    private static final String HEADER = "id,learnerId,alias,occurredAt,reason\n";
    private static final ApiClient PORTAL = new ApiClient("k1", "portal", Set.of(), Set.of(), Set.of());

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final IdentityRegister identities = new IdentityRegister();
    private boolean topicsReady = true;
    private final FileIntake intake = intake(Map.of("pulse.intake.file.slice", "2", "pulse.intake.file.max-rows", "6"));

    private FileIntake intake(Map<String, String> settings) {
        MockProducerFactory<String, byte[]> producers = new MockProducerFactory<>(() -> producer);
        IntakeProperties properties = new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("pulse.intake", IntakeProperties.class);
        IntakeMeters intakeMeters = new IntakeMeters(meters);
        return new FileIntake(
                new Admission(properties.capacity(), System::nanoTime),
                properties,
                new BatchValidator(Register.departments(), Register.districts(), identities, CLOCK),
                new EventLog(
                        producers,
                        () -> topicsReady,
                        Duration.ofSeconds(1),
                        intakeMeters,
                        () -> null,
                        identities::learnerOf),
                new RejectLog(producers, intakeMeters),
                (event, receivedAt) -> identities.offer(Identity.of(event, receivedAt)),
                intakeMeters,
                CLOCK);
    }

    private String send(String rows, String accept) {
        return send(Family.IDENTITY_LINKED, rows, accept, false);
    }

    private String send(Family family, String rows, String accept, boolean dryRun) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/identities");
        request.setContentType("text/csv");
        request.addHeader("Accept", accept);
        request.setContent((HEADER + rows).getBytes(UTF_8));
        ResponseEntity<Resource> answer = intake.take(family, request, PORTAL, dryRun);
        assertThat(answer.getStatusCode().value()).isEqualTo(207);
        try {
            return new String(answer.getBody().getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(int number) {
        return row("i-" + number, "L-" + number, "A-" + number);
    }

    private static String row(String id, String learner, String alias) {
        return id + "," + learner + "," + alias + ",2026-01-15T10:30:00Z,\n";
    }

    private long published() {
        return producer.history().stream()
                .filter(record -> record.topic().equals("learning-events"))
                .count();
    }

    @Test
    void everyRowIsAnsweredByItsLine() {
        assertThat(send(row(1) + row("i-2", "L-2", "L-2") + row(3), "application/json"))
                .isEqualTo("""
            {"accepted":2,"rejected":1,"unknown":0,"items":[{"line":2,"id":"i-1","status":"accepted"},\
            {"line":3,"id":"i-2","status":"rejected","errors":[{"pointer":"/alias",\
            "detail":"'L-2' is the learnerId, too; an alias is another id than that."}]},\
            {"line":4,"id":"i-3","status":"accepted"}]}""");
        assertThat(published()).isEqualTo(2);
        assertThat(producer.history().get(0).key()).isEqualTo("A-1");
        assertThat(identities.learnerOf("A-3")).isEqualTo("L-3");
        assertThat(meters.get(IntakeMeters.EVENTS)
                        .tag("outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get(IntakeMeters.EVENTS)
                        .tag("outcome", "rejected")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void asCsvTheRowsAreSafeInASpreadsheetAndTheLastSaysTheTotals() {
        String answer = send(row("-1", "L-1", "A-1") + row("=x", "L-2", "A 2"), "text/csv");

        assertThat(answer).isEqualTo("""
            line,id,status,detail\r
            2,'-1,accepted,\r
            3,,rejected,id: '=x' is not 1 to 128 of A-Z a-z 0-9 . _ : @ / - alias: 'A 2' is not 1 to 128 of A-Z a-z 0-9 . _ : @ / -\r
            ,,total,"1 accepted, 1 rejected, 0 unknown"\r
            """);
    }

    @Test
    void whoAsksForRejectedRowsGetsThoseAndTheTotals() {
        String rows = row(1) + row("i-2", "L-2", "A 2") + row(3);

        assertThat(send(rows, "application/json;rows=rejected"))
                .startsWith("{\"accepted\":2,\"rejected\":1,\"unknown\":0,\"items\":[{\"line\":3,")
                .doesNotContain("i-1");
        assertThat(send(rows, "text/csv;rows=rejected").lines()).hasSize(3);
    }

    @Test
    void anAcceptThatAdmitsNeitherIsRefusedBeforeAnythingIsTaken() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> send(row(1), "image/png"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_ACCEPTABLE));
        assertThat(published()).isZero();
    }

    @Test
    void theSameIdIsSeenAcrossSlices() {
        String answer = send(row(1) + row(2) + row(3) + row(1) + row("i-2", "L-9", "A-9"), "text/csv");

        assertThat(answer)
                .contains("5,i-1,accepted,Line 2 says the same.\r\n")
                .contains(
                        "6,i-2,rejected,\"id: Line 3 of this request has the id 'i-2' too, with other content.\"\r\n");
        assertThat(published()).isEqualTo(3);
    }

    @Test
    void aRingIsSeenWithinASliceAndAcrossSlices() {
        String answer = send(
                row("i-1", "B", "A") + row("i-2", "A", "B") + row("i-3", "C", "B") + row("i-4", "A", "C"), "text/csv");

        assertThat(answer)
                .contains("3,i-2,rejected,\"learnerId: 'A' is an alias of 'B' already, directly or by others;"
                        + " a link back would close a ring.\"\r\n")
                .contains("4,i-3,accepted,\r\n")
                .contains("5,i-4,rejected");
        assertThat(identities.learnerOf("A")).isEqualTo("C");
    }

    @Test
    void aDryRunChangesNothing() {
        assertThat(send(Family.IDENTITY_LINKED, row(1) + row("i-2", "L-2", "A 2"), "text/csv", true))
                .endsWith(",,total,\"1 accepted, 1 rejected, 0 unknown, only validated\"\r\n");
        assertThat(producer.history()).isEmpty();
        assertThat(identities.links()).isZero();
    }

    @Test
    void aFileThatGoesBeyondALimitSaysHowManyRowsWereTaken() {
        String rows = IntStream.range(0, 8).mapToObj(FileIntakeTests::row).collect(Collectors.joining());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> send(rows, "text/csv"))
                .withMessage("The file has more than 6 rows. Before that, 6 of its events were taken and count;"
                        + " sending them again with the same ids is safe.");
        assertThat(published()).isEqualTo(6);
    }

    @Test
    void aFileWhoseQuotesBreakOffSaysHowManyRowsWereTaken() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> send(row(1) + row(2) + row(3) + "i-4,\"L-4\"x,A-4,,\n", "text/csv"))
                .withMessageContaining("after line 4 can not be told apart")
                .withMessageContaining("3 of its events were taken");
        assertThat(published()).isEqualTo(3);
    }

    @Test
    void withoutTheLogNothingIsTaken() {
        topicsReady = false;

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> send(row(1) + row(2) + row(3), "text/csv"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
        assertThat(identities.links()).isZero();
    }

    @Test
    void aRejectedRowIsKeptAsTheEventThatItIs() {
        send(row("i-2", "L-2", "A 2"), "text/csv");

        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("learning-rejects");
            assertThat(new String(record.value(), UTF_8)).isEqualTo("""
                {"id":"i-2","learnerId":"L-2","alias":"A 2","occurredAt":"2026-01-15T10:30:00Z","reason":""}""");
        });
    }

    @Test
    void aFileThatIsSaidToBeTooLargeIsRefusedBeforeItIsRead() {
        MockHttpServletRequest large = new MockHttpServletRequest("POST", "/v1/identities");
        large.setContent(new byte[129 * 1024 * 1024]);

        assertThatExceptionOfType(LimitExceededException.class)
                .isThrownBy(() -> intake.take(Family.IDENTITY_LINKED, large, PORTAL, false))
                .withMessageContaining("at most 134217728 are allowed");
    }
}
