package org.karmayogi.pulse.e2e.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.faults.process.Ports;

/** Between Prometheus and a service: Prometheus sends the key as the password of HTTP Basic, the service takes it in a header. */
final class KeyDoor implements AutoCloseable {

    private final PulseClient service;
    private final HttpServer server;

    KeyDoor(PulseClient service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(Ports.loopback(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    String target() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String basic =
                    exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
            String credentials = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            Answer answer =
                    service.send(service.request(exchange.getRequestURI().getPath())
                            .header("X-API-Key", credentials.substring(credentials.indexOf(':') + 1))
                            .header("Accept", exchange.getRequestHeaders().getFirst("Accept")));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
