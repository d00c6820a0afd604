package org.karmayogi.pulse.bench.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load against the JDK's own server. */
class HttpLoadIT {

    private static final int LARGE = 200_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/sized", exchange -> answer(exchange, 200, "sized".getBytes(US_ASCII), 5));
        // Length 0 is the JDK server's way to say: in chunks.
        server.createContext(
                "/chunked", exchange -> answer(exchange, 200, "c".repeat(LARGE).getBytes(US_ASCII), 0));
        server.createContext("/refused", exchange -> answer(exchange, 503, "later".getBytes(US_ASCII), 5));
        server.createContext("/last", exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, 200, "last".getBytes(US_ASCII), 4);
        });
        server.createContext("/slow", exchange -> {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            answer(exchange, 200, "slow".getBytes(US_ASCII), 4);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, long length) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"7\"");
        exchange.sendResponseHeaders(status, length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
    }

    @Test
    void everyAnswerIsTakenWholeWhetherItSaysItsLengthOrComesInChunks() throws IOException {
        List<HttpAnswer> answers = new ArrayList<>();
        Latencies latencies = HttpLoad.closed(port(), 4)
                .run(List.of(get("/sized"), get("/chunked")), Duration.ofMillis(300), answers::add);
        assertThat(answers).hasSizeGreaterThan(4).hasSize(latencies.answers());
        assertThat(answers).allSatisfy(it -> {
            assertThat(it.body()).hasSize(it.request() == 0 ? 5 : LARGE);
            assertThat(it.tag()).isEqualTo("\"7\"");
        });
    }

    @Test
    void aConnectionThatTheServerClosesBehindAnAnswerIsMadeAnew() throws IOException {
        Latencies latencies =
                HttpLoad.open(port(), 2, 100).run(List.of(get("/last"), get("/sized")), Duration.ofMillis(300));
        assertThat(latencies.answers()).isEqualTo(30);
    }

    @Test
    void atARateAsManyAreSentAsAreDue() throws IOException {
        Latencies latencies = HttpLoad.open(port(), 4, 100).run(List.of(get("/sized")), Duration.ofMillis(500));
        assertThat(latencies.answers()).isEqualTo(50);
    }

    @Test
    void aRequestThatHadToWaitForAConnectionCountsFromWhenItWasMeantToBeSent() throws IOException {
        // One connection carries 50 a second, so the last of the 20 that are due within 200 ms comes late by their
        // queue.
        Latencies latencies = HttpLoad.open(port(), 1, 100).run(List.of(get("/slow")), Duration.ofMillis(200));
        assertThat(latencies.millis(1)).isGreaterThan(80);
    }

    @Test
    void anAnswerThatIsNotOkEndsTheRunAndIsShown() {
        assertThatThrownBy(() -> HttpLoad.closed(port(), 1).run(List.of(get("/refused")), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /refused")
                .hasMessageContaining("503");
    }

    @Test
    void aConnectionThatIsRefusedRestsAndGoesOn() throws IOException {
        List<Integer> statuses = new ArrayList<>();
        HttpLoad.closed(port(), 2)
                .restingAfter(503, Duration.ofMillis(100))
                .run(List.of(get("/refused")), Duration.ofMillis(450), answer -> statuses.add(answer.status()));
        // Two connections, at 0, 100, 200, 300 and 400 ms; a slow machine has fewer.
        assertThat(statuses).containsOnly(503).hasSizeBetween(3, 10);
    }
}
