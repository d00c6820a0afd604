package org.karmayogi.pulse.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;

/** The service over HTTP, against a real broker in this process that can also be away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolmentServiceIT {

    private static final Duration BUDGET = Duration.ofSeconds(3);

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;
    private RunningService service;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        service = RunningService.start(
                directory, broker.bootstrapServers(), "--pulse.intake.ack-timeout=" + BUDGET.toMillis() + "ms");
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void everyFamilyIsTaken() {
        for (String path : List.of("/v1/enrolments", "/v1/withdrawals", "/v1/completions", "/v1/revocations")) {
            assertThat(service.post(path, event()).statusCode()).as(path).isEqualTo(202);
        }
        assertThat(service.post("/v1/completions", event().replace("}", ",\"durationMinutes\":0}"))
                        .body())
                .contains("\"/durationMinutes\"", "1 to 60000");
    }

    @Test
    void coursesAreListedAndOthersAreTakenJustTheSame() {
        assertThat(service.get("/v1/courses").body())
                .contains("{\"code\":\"do_113569878939262976132\",")
                .endsWith("\"nextCursor\":null}");
        assertThat(service.get("/v1/courses?limit=1").body()).doesNotContain("\"nextCursor\":null");
        assertThat(service.get("/v1/courses?limit=501").statusCode()).isEqualTo(400);
        assertThat(service.post("/v1/enrolments", event().replaceAll("do_[0-9]+", "course-v1:UP+CS101+2026"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void aSlashAtTheEndIsNamedAsTheFault() {
        for (String path : List.of("/v1/completions/", "/xapi/statements/")) {
            HttpResponse<String> answer = service.post(path, event());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("No path here ends with a slash");
        }
    }

    @Test
    void withoutItsBrokerItAnswersInTimeAndRecoversByItself() throws Exception {
        assertThat(service.post("/v1/completions", event()).statusCode()).isEqualTo(202);
        broker.stop();
        try {
            HttpResponse<String> one = timed(() -> service.post("/v1/completions", event()));
            assertThat(one.statusCode()).isEqualTo(503);
            assertThat(one.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(one.body()).contains("/problems/log-unavailable");

            String batch = "["
                    + String.join(
                            ",",
                            IntStream.range(0, 5_000).mapToObj(i -> event()).toList()) + "]";
            assertThat(timed(() -> service.post("/v1/completions", batch)).statusCode())
                    .isEqualTo(503);

            // More than the web server has threads, while each waits for its budget.
            List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, 300)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> service.post("/v1/completions", event()), task -> new Thread(task).start()))
                    .toList();
            assertThat(timed(() -> service.send(HttpRequest.newBuilder(service.uri("/actuator/health/liveness"))))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(crowd).extracting(answer -> answer.join().statusCode()).containsOnly(503);
        } finally {
            broker.restart();
        }
        assertThat(eventuallyAccepted()).isTrue();
        assertThat(service.get("/actuator/prometheus").body())
                .contains(
                        "pulse_intake_events_total{family=\"course.completed\",outcome=\"unavailable\",source=\"igot\"}");
    }

    @Test
    void aServiceThatIsStartedBeforeItsBrokerTakesEventsOnceThereIsOne() throws Exception {
        Path folder = directory.resolve("late");
        EmbeddedBroker late = EmbeddedBroker.start(folder);
        late.stop();
        try (late;
                RunningService early = RunningService.start(directory, late.bootstrapServers())) {
            assertThat(early.post("/v1/enrolments", event()).statusCode()).isEqualTo(503);
            late.restart();
            int status = 503;
            for (int i = 0; i < 100 && status == 503; i++) {
                Thread.sleep(200);
                status = early.post("/v1/enrolments", event()).statusCode();
            }
            assertThat(status).isEqualTo(202);
        }
    }

    private boolean eventuallyAccepted() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            if (service.post("/v1/completions", event()).statusCode() == 202) {
                return true;
            }
            Thread.sleep(200);
        }
        return false;
    }

    private static <T> T timed(Supplier<T> action) {
        long start = System.nanoTime();
        T result = action.get();
        // The budget, and what a busy machine needs besides.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BUDGET.plusSeconds(2));
        return result;
    }

    private static String event() {
        return """
            {"id":"%s","learnerId":"L-1","occurredAt":"2026-01-15T10:30:00Z","courseId":"do_1"}""".formatted(UUID.randomUUID());
    }
}
