package org.karmayogi.pulse.enrolment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;

/** A service of small capacity that is sent far more than it can take. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {

    private static final int PLACES = 2;
    private static final int BATCH = 200;
    private static final String EVENTS =
            IntStream.range(0, BATCH).mapToObj(i -> """
                {"id":"RUN-%d","learnerId":"L-%d","occurredAt":"2026-01-15T10:30:00Z","courseId":"do_1"}""".formatted(i, i)).collect(Collectors.joining(",", "[", "]"));

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;
    private RunningService service;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        service = RunningService.start(
                directory,
                broker.bootstrapServers(),
                "--pulse.intake.max-in-flight=" + PLACES,
                "--pulse.intake.request.read-time=3s",
                "--pulse.intake.rate.events-per-second=10000000",
                "--pulse.intake.rate.burst=100000000");
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    private record Load(int taken, int refused, List<HttpResponse<String>> others) {}

    @Test
    void underOverloadItTurnsAwayWhatItCannotTakeAndGoesOnTakingTheRest() throws InterruptedException {
        load(PLACES, Duration.ofSeconds(2));
        Load fitting = load(PLACES, Duration.ofSeconds(3));
        long before = usedHeap();

        Load overload = load(16 * PLACES, Duration.ofSeconds(6));

        assertThat(fitting.others()).isEmpty();
        assertThat(overload.others()).isEmpty();
        assertThat(overload.refused()).as("turned away").isPositive();
        // Twice the time, so as much each second would be twice as many; half of that is left to the work of refusing,
        // on the same cores.
        assertThat(overload.taken()).as("taken with room for all: %s", fitting).isGreaterThan(fitting.taken());
        assertThat(usedHeap() - before).as("bytes of heap gained").isLessThan(32L * 1024 * 1024);
        assertThat(service.post("/v1/completions", batch()).statusCode()).isEqualTo(207);
        assertThat(service.get("/actuator/prometheus").body())
                .containsPattern("pulse_intake_refused_total\\{limit=\"requests-in-flight\"\\} [1-9]");
    }

    @Test
    void aSenderThatTricklesIsTurnedAwayAndItsPlaceIsFreeAgain() throws IOException {
        List<String> answers = new ArrayList<>();
        long start = System.nanoTime();
        for (int i = 0; i < PLACES; i++) {
            answers.add(trickle());
        }

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 408").contains("/problems/request-timeout"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10 * PLACES));
        assertThat(service.post("/v1/completions", batch()).statusCode()).isEqualTo(207);
        assertThat(service.get("/actuator/prometheus").body())
                .contains("pulse_intake_refused_total{limit=\"read-time\"} " + PLACES + ".0");
    }

    @Test
    void aPortalBeyondItsRateIsToldWhenToComeBackAndIsTakenThen() throws InterruptedException {
        try (RunningService limited = RunningService.start(
                directory,
                broker.bootstrapServers(),
                "--pulse.intake.rate.events-per-second=" + BATCH,
                "--pulse.intake.rate.burst=" + BATCH)) {
            HttpResponse<String> refused = limited.post("/v1/completions", batch());
            assertThat(refused.statusCode()).isEqualTo(207);
            for (int i = 0; i < 10 && refused.statusCode() == 207; i++) {
                refused = limited.post("/v1/completions", batch());
            }

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("/problems/rate-limited", BATCH + " events a second");
            int seconds =
                    Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow());
            assertThat(seconds).isBetween(1, 2);
            Thread.sleep(seconds * 1_000L);
            assertThat(limited.post("/v1/completions", batch()).statusCode()).isEqualTo(207);
            assertThat(limited.get("/actuator/prometheus").body())
                    .containsPattern("pulse_intake_refused_total\\{limit=\"event-rate\"\\} [1-9]");
        }
    }

    private Load load(int senders, Duration time) throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<HttpResponse<String>> others = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        List<CompletableFuture<Void>> running = IntStream.range(0, senders)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            while (System.nanoTime() < end) {
                                HttpResponse<String> answer = service.post("/v1/completions", batch());
                                boolean told = answer.headers()
                                        .firstValue("Retry-After")
                                        .isPresent();
                                if (answer.statusCode() == 207 && answer.body().contains("\"accepted\":" + BATCH)) {
                                    taken.incrementAndGet();
                                } else if (answer.statusCode() == 503 && told) {
                                    refused.incrementAndGet();
                                    pause();
                                } else {
                                    synchronized (others) {
                                        others.add(answer);
                                    }
                                }
                            }
                        },
                        task -> new Thread(task).start()))
                .toList();
        running.forEach(CompletableFuture::join);
        return new Load(taken.get(), refused.get(), others);
    }

    /** Twenty times as impatient as it was told to be. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Announces a body of a kilobyte, sends ten bytes a second, and says what is answered. */
    private String trickle() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), service.uri("/").getPort())) {
            socket.setSoTimeout(15_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-API-Key: "
                            + service.portal().value() + "\r\nContent-Length: 1000\r\n\r\n[")
                    .getBytes(US_ASCII));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; i < 150; i++) {
                        out.write(' ');
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    // The server has had enough.
                }
            });
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[4096];
            int length = 0;
            for (int read = in.read(answer); read > 0; read = in.read(answer, length, answer.length - length)) {
                length += read;
                if (new String(answer, 0, length, US_ASCII).contains("}")) {
                    break;
                }
            }
            sending.cancel(true);
            return new String(answer, 0, length, US_ASCII);
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String batch() {
        return EVENTS.replace("RUN", UUID.randomUUID().toString());
    }
}
