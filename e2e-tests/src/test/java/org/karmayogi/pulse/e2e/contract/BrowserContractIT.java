package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.openapi.AnswerCheck;
import org.karmayogi.pulse.e2e.openapi.OpenApiDocument;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;

/** A person with a browser: the key is the password, everything can be read and nothing changed. */
@ExtendWith(SharedSystem.class)
class BrowserContractIT {

    private final SystemUnderTest system;
    private final PulseClient client;

    BrowserContractIT(SystemUnderTest system) {
        this.system = system;
        this.client = new PulseClient(system);
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, portal",
        "/problems, portal",
        "/problems/invalid-event, portal",
        "/v1/metrics/summary, reader",
        "/v1/departments, portal",
        "/v1/audit, admin",
    })
    void readsWithTheKeyAsPassword(String path, String key) throws IOException {
        client.send(basic(path, key)).expect(200);
        client.send(basic(path, key).method("HEAD", BodyPublishers.noBody())).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/completions", "/v1/audit", "/v1/rebuilds"})
    void changesNothing(String path) throws IOException {
        client.send(basic(path, "admin")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("[]")))
                .problem(401, "unauthenticated");
    }

    @Test
    void isAskedForThePassword() throws IOException {
        assertThat(client.send(client.request("/v1/audit").header("Accept", "text/html"))
                        .header("WWW-Authenticate"))
                .startsWith("Basic ");
        assertThat(client.send(client.request("/v1/audit")).header("WWW-Authenticate"))
                .isEqualTo("ApiKey");
    }

    @Test
    void followsTheStreamWhoseEventsAreSummaries() throws Exception {
        HttpResponse<Stream<String>> stream = HttpClient.newHttpClient()
                .send(basic("/v1/metrics/stream?department=HOME", "reader").build(), BodyHandlers.ofLines());

        try (Stream<String> lines = stream.body()) {
            Iterator<String> data = lines.filter(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()))
                    .iterator();
            Map<String, String> headers =
                    Map.of("Content-Type", "application/json", "ETag", "any", "Pulse-As-Of", "any");
            new AnswerCheck(OpenApiDocument.read())
                    .hold(new AnswerCheck.Seen(
                            "GET", "/v1/metrics/summary", 200, name -> headers.getOrDefault(name, ""), data.next()));
        }
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    }

    private HttpRequest.Builder basic(String path, String key) {
        byte[] pair = ("anybody:" + system.keys().get(key)).getBytes(StandardCharsets.UTF_8);
        return client.request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
