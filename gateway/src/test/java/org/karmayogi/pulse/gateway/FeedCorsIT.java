package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** Which pages a browser lets send to the feeds. */
class FeedCorsIT extends GatewayUnderTest {

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(strings = {"/xapi/statements", "/telemetry/v3"})
    void aPageOfAnAllowedOriginMaySendToAFeed(String path) throws Exception {
        HttpResponse<String> asked = preflight(path, "https://courses.example", "POST");
        HttpResponse<String> sent = http.send(
                request(path, PORTAL)
                        .header("Origin", "https://courses.example")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue(ALLOW_ORIGIN)).hasValue("https://courses.example");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("X-Experience-API-Version");
        assertThat(sent.statusCode()).isEqualTo(200);
        assertThat(sent.headers().allValues(ALLOW_ORIGIN)).containsExactly("https://courses.example");
    }

    @Test
    void aPageOfAnotherOriginIsToldNothing() throws Exception {
        HttpResponse<String> asked = preflight("/xapi/statements", "https://other.example", "POST");

        assertProblem(asked, ProblemType.UNAUTHENTICATED);
        assertThat(asked.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }

    @Test
    void whatIsNoFeedStaysClosed() throws Exception {
        HttpResponse<String> asked = preflight("/v1/metrics/summary", "https://courses.example", "GET");

        assertProblem(asked, ProblemType.UNAUTHENTICATED);
        assertThat(asked.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }

    private HttpResponse<String> preflight(String path, String origin, String method) throws Exception {
        return http.send(
                request(path, null)
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "x-experience-api-version,content-type")
                        .method("OPTIONS", BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
