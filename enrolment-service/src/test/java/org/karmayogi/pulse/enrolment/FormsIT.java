package org.karmayogi.pulse.enrolment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.embedded.EmbeddedBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The forms of a request, good and bad, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsIT {

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-ndjson",
            "application/cloudevents+json",
            "application/cloudevents-batch+json");

    @TempDir
    static Path directory;

    private EmbeddedBroker broker;
    private RunningService service;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start(directory.resolve("broker"));
        service = RunningService.start(directory, broker.bootstrapServers());
    }

    @AfterAll
    void stop() {
        service.close();
        broker.close();
    }

    @Test
    void everyFormIsTaken() throws IOException {
        String lines = event(id()) + "\n" + event(id()) + "\n";
        String cloudEvent = cloudEvent(id());

        assertThat(send("application/x-ndjson", lines.getBytes(UTF_8), Map.of()).body())
                .contains("\"accepted\":2");
        assertThat(send("application/cloudevents+json", cloudEvent.getBytes(UTF_8), Map.of())
                        .statusCode())
                .isEqualTo(202);
        assertThat(send(
                                "application/cloudevents-batch+json; charset=utf-8",
                                ("[" + cloudEvent + "]").getBytes(UTF_8),
                                Map.of())
                        .body())
                .contains("\"accepted\":1");
        assertThat(send("application/json", "{\"courseId\":\"do_1\"}".getBytes(UTF_8), attributes())
                        .statusCode())
                .isEqualTo(202);
        assertThat(send("application/x-ndjson", gzip(lines), Map.of("Content-Encoding", "gzip"))
                        .body())
                .contains("\"accepted\":2");
    }

    @Test
    void aDryRunValidatesOnly() {
        HttpResponse<String> good = service.post("/v1/completions?dryRun=true", event(id()));
        HttpResponse<String> bad = service.post("/v1/completions?dryRun=true", "[" + event(id()) + ",{}]");

        assertThat(good.statusCode()).isEqualTo(202);
        assertThat(good.body()).contains("\"status\":\"accepted\"", "\"dryRun\":true");
        assertThat(bad.statusCode()).isEqualTo(207);
        assertThat(bad.body()).contains("\"accepted\":1,\"rejected\":1,\"unknown\":0,\"dryRun\":true");
        assertThat(service.get("/actuator/prometheus").body())
                .contains(
                        "pulse_intake_events_total{family=\"course.completed\",outcome=\"dry-run\",source=\"igot\"} 3.0");
        assertProblem(service.post("/v1/completions?dryRun=perhaps", event(id())), 400, "/problems/invalid-parameter");
    }

    @Test
    void brokenBodiesAreProblemsInEveryForm() throws IOException {
        for (String type : TYPES) {
            for (byte[] body : brokenBodies()) {
                String as = type + " " + new String(body, ISO_8859_1);
                HttpResponse<String> answer = send(type, body, Map.of());
                if (answer.statusCode() == 207) {
                    JsonNode results = JsonMapper.shared().readTree(answer.body());
                    assertThat(results.get("accepted").asInt()).as(as).isZero();
                } else {
                    assertThat(answer.statusCode())
                            .as("%s: %s", as, answer.body())
                            .isIn(400, 413, 422);
                    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                }
            }
            byte[] cut = gzip("[" + event(id()) + "]");
            cut[cut.length - 6] ^= 1;
            assertProblem(send(type, cut, Map.of("Content-Encoding", "gzip")), 400, "/problems/malformed-request");
        }
        assertProblem(
                send("application/json", gzip(" ".repeat(9_000_000)), Map.of("Content-Encoding", "gzip")),
                413,
                "/problems/too-large");
        assertProblem(send("application/json", "[".repeat(64).getBytes(UTF_8), Map.of()), 400, "/problems/too-deep");
        assertProblem(
                send("application/json", ("{\"id\":\"" + "x".repeat(70_000) + "\"}").getBytes(UTF_8), Map.of()),
                413,
                "/problems/string-too-long");
        assertProblem(
                send("application/json", ("[" + "1,".repeat(5_000) + "1]").getBytes(UTF_8), Map.of()),
                413,
                "/problems/too-many-events");
        assertThat(service.get("/actuator/prometheus").body())
                .containsPattern("pulse_intake_refused_total\\{limit=\"size\"\\} [1-9]")
                .containsPattern("pulse_intake_refused_total\\{limit=\"depth\"\\} [1-9]");
    }

    @Test
    void headersBeyondTheirBoundsAreAProblem() {
        for (HttpRequest.Builder request : List.of(withHeaders(1, 10_000), withHeaders(70, 1))) {
            assertProblem(service.send(request), 431, "/problems/headers-too-large");
        }
        assertThat(service.get("/actuator/prometheus").body())
                .contains("pulse_intake_refused_total{limit=\"headers\"} 2.0");
        // Beyond what the web server itself reads.
        for (HttpRequest.Builder request : List.of(withHeaders(1, 20_000), withHeaders(200, 1))) {
            HttpResponse<String> answer = service.send(request);
            assertThat(answer.statusCode()).isIn(400, 431);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    private HttpRequest.Builder withHeaders(int count, int length) {
        HttpRequest.Builder request = request("application/json").POST(BodyPublishers.ofString("[]"));
        for (int i = 0; i < count; i++) {
            request.header("X-Many-" + i, "x".repeat(length));
        }
        return request;
    }

    private static List<byte[]> brokenBodies() {
        return List.of(
                new byte[0],
                new byte[] {0},
                new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0},
                "\ufeff[]".getBytes(UTF_8),
                "[{]".getBytes(UTF_8),
                "{\"id\":".getBytes(UTF_8),
                "{\"id\":\"e1\",\"id\":\"e1\"}".getBytes(UTF_8),
                "{\"id\":\"\\ud800\"}".getBytes(UTF_8),
                "{\"id\":1e999999999}".getBytes(UTF_8),
                "null".getBytes(UTF_8),
                "\"\\".getBytes(UTF_8),
                "{\"id\":\"é\"}".getBytes(ISO_8859_1),
                "[[[[{}]]]]".getBytes(UTF_8),
                ("{" + "\"a\":{".repeat(200)).getBytes(UTF_8),
                "{}{}".getBytes(UTF_8),
                "[] []".getBytes(UTF_8));
    }

    private HttpResponse<String> send(String type, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(type);
        headers.forEach(request::header);
        return service.send(request.POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String type) {
        return HttpRequest.newBuilder(service.uri("/v1/completions"))
                .header("X-API-Key", service.portal().value())
                .header("Content-Type", type);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"" + type + "\"");
    }

    private static Map<String, String> attributes() {
        return Map.of(
                "ce-specversion", "1.0",
                "ce-id", id(),
                "ce-source", "https://lms.example",
                "ce-type", "in.karmayogi.course.completed.v1",
                "ce-subject", "L-1",
                "ce-time", "2026-01-15T10:30:00+05:30");
    }

    private static byte[] gzip(String body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String event(String id) {
        return """
            {"id":"%s","learnerId":"L-1","occurredAt":"2026-01-15T10:30:00Z","courseId":"do_1"}""".formatted(id);
    }

    private static String cloudEvent(String id) {
        return """
            {"specversion":"1.0","id":"%s","source":"urn:x","type":"in.karmayogi.course.completed.v1","subject":"L-1",\
            "time":"2026-01-15T10:30:00Z","data":{"courseId":"do_1"}}""".formatted(id);
    }
}
