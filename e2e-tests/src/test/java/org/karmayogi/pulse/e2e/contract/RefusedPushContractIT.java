package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** What a portal must not send, and how it is told: a whole request by a problem, an item by pointer and detail. */
@ExtendWith(SharedSystem.class)
class RefusedPushContractIT {

    private static final int LARGEST = 8 * 1024 * 1024;

    private final PulseClient client;

    RefusedPushContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[{]", "{\"id\":", "null", "7", "\"x\"", "[] []", "{\"id\":\"a\"} {\"id\":\"b\"}", "[{},]"})
    void whatIsNotOneObjectOrOneArrayIs400(String body) throws IOException {
        client.push("/v1/completions", body).problem(400, "malformed-request");
    }

    @Test
    void moreThanTheLimitsIs413() throws IOException {
        String padded = "[" + " ".repeat(LARGEST) + "]";

        client.push("/v1/completions", "[" + "1,".repeat(5_000) + "1]").problem(413, "too-many-events");
        client.push("/v1/completions", padded).problem(413, "too-large");
        gzip(padded).problem(413, "too-large");
        assertThat(client.push("/v1/completions", "[" + " ".repeat(LARGEST - 2) + "]")
                        .status())
                .as("exactly 8 MiB")
                .isEqualTo(207);
    }

    @Test
    void gzipIsTakenAndWhatOnlyClaimsToBeIs400() throws IOException {
        String id = Bodies.id();

        assertThat(gzip(Bodies.completion(id, "L-" + id, "do_1", 5))
                        .json(202)
                        .get("id")
                        .asString())
                .isEqualTo(id);
        client.send(client.request("/v1/completions", "portal")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("[]")))
                .problem(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/csv", "application/xml", "application/json;charset=utf-16"})
    void anotherMediaTypeIs415(String type) throws IOException {
        client.send(client.request("/v1/completions", "portal")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("[]")))
                .problem(415, "unsupported-media-type");
    }

    @Test
    void anUnknownQueryParameterIs400() throws IOException {
        JsonNode problem = client.push("/v1/completions?dry=true", "[]").problem(400, "invalid-parameter");

        assertThat(problem.get("detail").asString()).contains("'dry'", "known are dryRun");
    }

    @Test
    void anEventOfMoreThan16KibIsRejected() throws IOException {
        String huge = Bodies.enrolment(Bodies.id(), "courseId2", "\"" + "x".repeat(16 * 1024) + "\"");

        JsonNode item =
                client.push("/v1/enrolments", "[" + huge + "]").json(207).at("/items/0");

        assertThat(item.get("status").asString()).isEqualTo("rejected");
        assertThat(item.at("/errors/0/detail").asString()).contains("16384");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "source          | \"me\"                      | The server sets 'source'",
                "receivedAt      | \"2024-01-01T00:00:00Z\"    | The server sets 'receivedAt'",
                "colour          | \"blue\"                    | has no field 'colour'",
                "durationMinutes | 5                           | has no field 'durationMinutes'",
                "occurredAt      | \"yesterday\"               | 'yesterday' is not a time",
                "occurredAt      | \"2024-01-01\"              | is not a time",
                "occurredAt      | \"2024-01-01T00:00:00\"     | is not a time",
                "occurredAt      | \"2024-02-30T00:00:00Z\"    | is not a time",
                "occurredAt      | 1704067200                  | occurredAt must be a string, not 1704067200",
                "occurredAt      | null                        | occurredAt must be a string, not null",
                "occurredAt      | \"2017-12-31T23:59:59Z\"    | is before 2018-01-01",
                "occurredAt      | \"2018-01-01T05:29:59+05:30\" | is before 2018-01-01",
                "occurredAt      | \"2999-01-01T00:00:00Z\"    | is more than 10 minutes ahead",
            })
    void aFaultIsToldByPointerAndDetail(String field, String json, String detail) throws IOException {
        JsonNode errors = client.push("/v1/enrolments", Bodies.enrolment(Bodies.id(), field, json))
                .problem(422, "invalid-event")
                .get("errors");

        assertThat(errors).hasSize(1);
        assertThat(errors.at("/0/pointer").asString()).isEqualTo("/" + field);
        assertThat(errors.at("/0/detail").asString()).contains(detail);
    }

    @Test
    void theClockMayDifferByTenMinutes() throws IOException {
        Instant now = Instant.now();

        enrol(now.plus(Duration.ofMinutes(9))).expect(202);
        enrol(now.plus(Duration.ofMinutes(11))).problem(422, "invalid-event");
        enrol(Instant.parse("2018-01-01T00:00:00Z")).expect(202);
    }

    @ParameterizedTest
    @CsvSource({"1,202", "60000,202", "45.0,202", "0,422", "-1,422", "60001,422", "1.5,422", "1e300,422", "true,422"})
    void aDurationIsAWholeNumberOfMinutesFrom1To60000(String minutes, int status) throws IOException {
        String body = Bodies.completion(Bodies.id(), "L-contract", "do_1", 77).replace("77", minutes);

        Answer answer = client.push("/v1/completions", body);

        if (status == 202) {
            answer.expect(202);
        } else {
            JsonNode errors = answer.problem(422, "invalid-event").get("errors");
            assertThat(errors.at("/0/pointer").asString()).isEqualTo("/durationMinutes");
        }
    }

    private Answer enrol(Instant at) throws IOException {
        return client.push("/v1/enrolments", Bodies.enrolment(Bodies.id(), "occurredAt", "\"" + at + "\""));
    }

    private Answer gzip(String body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return client.send(client.request("/v1/completions", "portal")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    }
}
