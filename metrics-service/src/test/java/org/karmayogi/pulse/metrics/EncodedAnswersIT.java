package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.access.ApiKey;
import org.karmayogi.pulse.metrics.consume.Records;

/** What was answered before is answered again with the same bytes, and only to who may ask. */
class EncodedAnswersIT extends LogToHttp {

    private static final String SCOPE = "department=SOCIAL-WELFARE";

    private record Pair(HttpResponse<String> first, HttpResponse<String> second) {

        boolean isOfOneSnapshot() {
            return asOf(first).equals(asOf(second));
        }

        private static List<String> asOf(HttpResponse<String> answer) {
            return answer.headers().allValues("Pulse-As-Of");
        }
    }

    /** Two answers made from the same snapshot; the second is asked for until that is so. */
    private Pair ofOneSnapshot(String path, ApiKey firstKey, ApiKey secondKey, String accept) {
        return await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> new Pair(
                                service.get(path, firstKey, "Accept", accept),
                                service.get(path, secondKey, "Accept", accept)),
                        Pair::isOfOneSnapshot);
    }

    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        // What is encoded before it is sent says its length; what is not comes in chunks.
        List.of("date", "content-length", "transfer-encoding").forEach(headers::remove);
        return headers;
    }

    /** The confined key is answered by the controller each time, the reader the second time at the latest from what is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "text/csv;q=0.5, application/json", "*/*"})
    void theKeptAnswerHasTheBytesAndHeadersOfTheControllers(String accept) throws Exception {
        push(Records.onboarded("UP-1", "e1"), Records.completed("UP-1", "e2", "do_1", 45));
        settled("/v1/metrics/summary");
        for (String path : List.of(
                "/v1/metrics/summary?" + SCOPE,
                "/v1/metrics/summary?explain=true&" + SCOPE,
                "/v1/metrics/departments?sort=-completions&limit=7&" + SCOPE,
                "/v1/metrics/districts?" + SCOPE,
                "/v1/metrics/categories?" + SCOPE,
                "/v1/metrics/matrix?metric=completions&" + SCOPE,
                "/v1/metrics/series?grain=day&" + SCOPE,
                "/v1/metrics/courses?" + SCOPE)) {
            service.get(path, service.reader(), "Accept", accept);
            Pair pair = ofOneSnapshot(path, service.reader(), service.confined(), accept);
            assertThat(pair.first().statusCode()).as(path).isEqualTo(200);
            assertThat(pair.first().body()).as(path).isEqualTo(pair.second().body());
            assertThat(headers(pair.first())).as(path).isEqualTo(headers(pair.second()));
        }
    }

    @Test
    void whatIsKeptIsNotShownToAKeyThatMayNotSeeIt() {
        Pair pair = await().pollInterval(Duration.ofMillis(1))
                .until(
                        () -> new Pair(service.get("/v1/metrics/summary"), service.get("/v1/metrics/summary")),
                        Pair::isOfOneSnapshot);
        assertThat(pair.second().statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/metrics/summary", service.confined()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRefusalIsNotKept() {
        assertThat(service.get("/v1/metrics/summary?district=LUKNOW").statusCode())
                .isEqualTo(400);
        assertThat(service.get("/v1/metrics/summary?district=LUKNOW").body()).contains("/problems/invalid-parameter");
        assertThat(service.get("/v1/metrics/summary?colour=red").statusCode()).isEqualTo(400);
        assertThat(service.get("/v1/metrics/summary", service.reader(), "Accept", "image/png")
                        .statusCode())
                .isEqualTo(406);
        assertThat(service.get("/v1/metrics/summary", service.reader(), "Accept", "image/png")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void unchangedFiguresAreNotSentAgainFromWhatIsKeptEither() {
        for (int i = 0; i < 20; i++) {
            String tag = service.get("/v1/metrics/districts")
                    .headers()
                    .firstValue("etag")
                    .orElseThrow();
            HttpResponse<String> again = service.get("/v1/metrics/districts", service.reader(), "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("etag")).hasValue(tag);
        }
    }

    @Test
    void keptAnswersAreCountedUnderTheirRoute() {
        double before = answered("/v1/metrics/{dimension:departments|districts|categories}");
        for (int i = 0; i < 50; i++) {
            service.get("/v1/metrics/categories");
        }
        // The meter moves when an exchange has ended, which may be a moment after the client has its answer.
        await().untilAsserted(() -> assertThat(answered("/v1/metrics/{dimension:departments|districts|categories}"))
                .isEqualTo(before + 50));
    }

    private double answered(String uri) {
        return service
                .context()
                .getBean(MeterRegistry.class)
                .find("http.server.requests")
                .tag("uri", uri)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
