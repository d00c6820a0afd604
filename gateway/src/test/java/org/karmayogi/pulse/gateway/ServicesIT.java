package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.about.BuildVersion;
import org.karmayogi.pulse.edge.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code GET /v1/services} says of services that are well, old, early, and gone. */
class ServicesIT extends GatewayUnderTest {

    @Test
    void everyServiceIsAskedAndOneThatIsGoneIsSaidToBe() throws Exception {
        onboarding.answers(
                exchange -> about(exchange, 200, "0.0.9", Instant.now().plusSeconds(100)));
        enrolment.answers(exchange -> about(exchange, 503, BuildVersion.current(), Instant.now()));
        metrics.stopListening();
        JsonNode items;
        try {
            HttpResponse<String> answer = send("GET", "/v1/services", "", ADMIN);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            items = JsonMapper.shared().readTree(answer.body()).get("items");
        } finally {
            metrics.listenAgain();
        }

        assertThat(items.get(0).get("name").asString()).isEqualTo("gateway");
        assertThat(items.get(0).get("version").asString()).isEqualTo(BuildVersion.current());
        assertThat(items.get(1).get("state").asString()).isEqualTo("ready");
        assertThat(items.get(1).get("version").asString()).isEqualTo("0.0.9");
        assertThat(items.get(1).get("clockAheadMillis").asLong()).isBetween(95_000L, 105_000L);
        assertThat(items.get(2).get("state").asString()).isEqualTo("not-ready");
        assertThat(items.get(3).get("name").asString()).isEqualTo("metrics-service");
        assertThat(items.get(3).get("state").asString()).isEqualTo("unreachable");
        assertThat(items.get(3).get("version").isNull()).isTrue();
    }

    private static void about(HttpExchange exchange, int readiness, String version, Instant time) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/readiness")) {
            StubService.send(exchange, readiness, "{}");
        } else {
            assertThat(exchange.getRequestHeaders().getFirst("X-API-Key")).isEqualTo(ADMIN.value());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            StubService.send(exchange, 200, "{\"version\":\"" + version + "\",\"time\":\"" + time + "\",\"more\":1}");
        }
    }

    @Test
    void anAnswerThatIsNoneHidesNothing() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/services", "", ADMIN);

        assertThat(JsonMapper.shared().readTree(answer.body()).get("items"))
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.get("state").asString()).isEqualTo("ready"));
    }

    @Test
    void theGatewaysOwnAnswersAreDatedAndOthersKeepTheirs() throws Exception {
        for (String path : new String[] {"/v1/services", "/actuator/health", "/v1/nowhere"}) {
            assertThat(send("GET", path, "", ADMIN).headers().allValues("Date"))
                    .as(path)
                    .hasSize(1);
        }
        assertThat(send("GET", "/v1/sources", "", ADMIN).headers().allValues("Date"))
                .hasSize(1);
    }

    @Test
    void itIsForAdminsAndTakesNoParameters() throws Exception {
        assertProblem(send("GET", "/v1/services", "", READER), ProblemType.FORBIDDEN);
        assertProblem(send("GET", "/v1/services?all=1", "", ADMIN), ProblemType.INVALID_PARAMETER);
    }
}
