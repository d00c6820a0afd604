package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** Clients of the standard feeds log in as their standards have it, and services see none of it. */
class FeedLoginIT extends GatewayUnderTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /xapi/statements, Basic",
        "POST, /xapi/statements?method=PUT&statementId=1, Basic",
        "PUT, /xapi/statements?statementId=1, Basic",
        "GET, /xapi/about, Basic",
        "POST, /telemetry/v3, Basic",
        "POST, /xapi/statements, Bearer",
        "PUT, /xapi/statements?statementId=1, Bearer",
        "POST, /telemetry/v3, Bearer",
    })
    void theServiceIsGivenTheKeyInItsOnePlace(String method, String path, String scheme) throws Exception {
        AtomicReference<Headers> seen = new AtomicReference<>();
        enrolment.answers(exchange -> {
            seen.set(exchange.getRequestHeaders());
            StubService.send(exchange, 200, "{}");
        });

        assertThat(send(method, path, authorization(scheme, PORTAL)).statusCode())
                .isEqualTo(200);

        assertThat(seen.get().get("X-API-Key")).containsExactly(PORTAL.value());
        assertThat(seen.get().get("Authorization")).isNull();
    }

    @Test
    void aRightPasswordWithoutTheScopeIs403() throws Exception {
        assertProblem(send("POST", "/xapi/statements", authorization("Basic", READER)), ProblemType.FORBIDDEN);
        assertProblem(send("POST", "/telemetry/v3", authorization("Bearer", READER)), ProblemType.FORBIDDEN);
    }

    @Test
    void whoIsNobodyIsAskedForAllThatAFeedTakes() throws Exception {
        for (String path : new String[] {"/xapi/statements", "/telemetry/v3"}) {
            HttpResponse<String> answer = send("POST", path, authorization("Bearer", ApiKey.generate()));

            assertProblem(answer, ProblemType.UNAUTHENTICATED);
            assertThat(answer.headers().allValues("WWW-Authenticate"))
                    .map(challenge -> challenge.split(" ", 2)[0])
                    .containsExactly("Basic", "Bearer", "ApiKey");
        }
        assertThat(enrolment.requests()).isZero();
    }

    private static String authorization(String scheme, ApiKey key) {
        byte[] pair = ("anybody:" + key.value()).getBytes(StandardCharsets.UTF_8);
        return scheme.equals("Basic")
                ? "Basic " + Base64.getEncoder().encodeToString(pair)
                : scheme + " " + key.value();
    }

    private HttpResponse<String> send(String method, String path, String authorization) throws Exception {
        HttpRequest request = request(path, null)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("[]"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
