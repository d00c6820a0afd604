package org.karmayogi.pulse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.problem.ProblemType;

/** Services and callers that fail, are silent or are too many. */
class GatewayFaultsIT extends GatewayUnderTest {

    @Test
    void aSilentServiceIsATimeoutAndCounted() throws Exception {
        metrics.answers(exchange -> Thread.sleep(1_500));

        HttpResponse<String> answer = send("GET", "/v1/metrics/summary", "", READER);

        assertProblem(answer, ProblemType.GATEWAY_TIMEOUT);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(routed("metrics-query", "gateway-timeout")).isPositive();
    }

    @Test
    void aServiceThatIsGoneIs503WithRetryAfterAndTheOthersGoOn() throws Exception {
        onboarding.stopListening();
        try {
            HttpResponse<String> answer = send("POST", "/v1/onboardings", "[]", PORTAL);

            assertProblem(answer, ProblemType.SERVICE_UNAVAILABLE);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).doesNotContain("127.0.0.1");
            assertThat(routed("onboarding-intake", "service-unavailable")).isPositive();
            assertThat(send("POST", "/v1/completions", "[]", PORTAL).statusCode())
                    .isEqualTo(200);
            assertThat(send("GET", "/actuator/health/readiness", "", null).statusCode())
                    .isEqualTo(200);
        } finally {
            onboarding.listenAgain();
        }
    }

    @Test
    void aFailingServiceIsGivenARestAndThenAnotherChance() throws Exception {
        enrolment.answers(exchange -> StubService.send(exchange, 500, "broken"));
        for (int i = 0; i < 4; i++) {
            assertThat(send("POST", "/v1/completions", "[]", PORTAL).statusCode())
                    .isEqualTo(500);
        }

        HttpResponse<String> open = send("POST", "/v1/completions", "[]", PORTAL);
        assertProblem(open, ProblemType.CIRCUIT_OPEN);
        assertThat(open.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(enrolment.requests()).isEqualTo(4);
        assertThat(send("GET", "/v1/courses", "", PORTAL).statusCode())
                .as("the register has a circuit of its own")
                .isEqualTo(500);
        assertThat(circuitIs("enrolment-intake", "open")).isTrue();

        enrolment.reset();
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        send("POST", "/v1/completions", "[]", PORTAL).statusCode())
                .isEqualTo(200));
        assertThat(send("POST", "/v1/completions", "[]", PORTAL).statusCode()).isEqualTo(200);
        assertThat(circuitIs("enrolment-intake", "closed")).isTrue();
    }

    @Test
    void aServiceThatSaysLaterInOrderIsNotFailing() throws Exception {
        enrolment.answers(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "7");
            StubService.send(exchange, exchange.getRequestURI().getPath().endsWith("completions") ? 503 : 429, "later");
        });

        for (int i = 0; i < 8; i++) {
            HttpResponse<String> answer = send("POST", i % 2 == 0 ? "/v1/completions" : "/v1/enrolments", "[]", PORTAL);
            assertThat(answer.body()).isEqualTo("later");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        }
        assertThat(circuitIs("enrolment-intake", "closed")).isTrue();
    }

    @Test
    void moreThanThePlacesAreToldToComeBack() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        metrics.answers(exchange -> {
            release.await(10, TimeUnit.SECONDS);
            StubService.send(exchange, 200, "done");
        });
        List<CompletableFuture<HttpResponse<String>>> inFlight = List.of(async("/v1/audit"), async("/v1/audit"));
        await().until(() -> metrics.requests() == 2);

        HttpResponse<String> answer = send("GET", "/v1/audit", "", ADMIN);

        assertProblem(answer, ProblemType.OVERLOADED);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(routed("metrics-operation", "overloaded")).isPositive();
        release.countDown();
        assertThat(inFlight)
                .allSatisfy(first -> assertThat(first.join().statusCode()).isEqualTo(200));
        assertThat(send("GET", "/v1/audit", "", ADMIN).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatAnnouncesItselfAsTooLargeIsNotTaken() throws Exception {
        try (Socket socket = post("/v1/completions", 9_000_000)) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("/problems/too-large");
        }
        assertThat(enrolment.requests()).isZero();
    }

    @Test
    void aCallerThatDoesNotFinishIsToldSoAndIsNotTheServicesFailure() throws Exception {
        enrolment.answers(exchange -> {
            exchange.getRequestBody().readAllBytes();
            StubService.send(exchange, 200, "done");
        });
        for (int i = 0; i < 4; i++) {
            try (Socket socket = post("/v1/completions", 100)) {
                assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("/problems/request-timeout");
            }
        }
        assertThat(circuitIs("enrolment-intake", "closed")).isTrue();
        assertThat(routed("enrolment-intake", "request-timeout")).isGreaterThanOrEqualTo(4);
    }
}
