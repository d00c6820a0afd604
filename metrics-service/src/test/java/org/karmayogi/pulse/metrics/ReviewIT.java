package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.embedded.EmbeddedStore;
import org.karmayogi.pulse.metrics.consume.Records;
import tools.jackson.databind.JsonNode;

/** A month that is presented, and what becomes known of it later. The tests build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewIT extends LogToHttp {

    private static final String REVIEW = "/v1/metrics/reviews/2026-01";

    private JsonNode department() {
        return service.json(REVIEW).get("items").get(0);
    }

    @Test
    @Order(1)
    void aMonthThatIsNotFrozenIsShownAsItIsKnown() throws Exception {
        push(Records.onboarded("UP-1", "o1"), Records.completed("UP-1", "c1", "do_1", 45));
        settled("/v1/metrics/summary");
        JsonNode review = service.json(REVIEW);
        assertThat(review.get("frozen").isNull()).isTrue();
        assertThat(review.get("items").size()).isEqualTo(95);
        JsonNode first = department();
        assertThat(first.get("code").asString()).isEqualTo("SOCIAL-WELFARE");
        assertThat(first.get("rank").asInt()).isEqualTo(1);
        assertThat(first.get("known").get("completions").asInt()).isEqualTo(1);
        assertThat(first.get("presented").isNull()).isTrue();
        assertThat(service.json("/v1/metrics/reviews").get("items").isEmpty()).isTrue();
    }

    @Test
    @Order(2)
    void itIsFrozenOnceUnlessAskedToReplaceWhatStands() {
        HttpResponse<String> frozen = service.put(REVIEW);
        assertThat(frozen.statusCode()).isEqualTo(201);
        assertThat(frozen.headers().firstValue("Location")).contains(REVIEW);
        JsonNode review = service.json(REVIEW);
        assertThat(review.get("frozen").get("by").asString()).isEqualTo("admin");
        assertThat(review.get("frozen").get("revision").asInt()).isEqualTo(1);
        HttpResponse<String> again = service.put(REVIEW);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("was frozen by admin").contains("replaces=1");
        assertThat(service.put(REVIEW + "?replaces=2").statusCode()).isEqualTo(409);
        assertThat(service.put(REVIEW + "?replaces=1").statusCode()).isEqualTo(200);
        assertThat(service.json("/v1/metrics/reviews")
                        .get("items")
                        .get(0)
                        .get("frozen")
                        .get("revision")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @Order(3)
    void whatComesLateIsTheDifferenceInEveryRow() throws Exception {
        String tag = service.get(REVIEW).headers().firstValue("ETag").orElseThrow();
        push(Records.completed("UP-1", "c2", "do_2", 30));
        settled("/v1/metrics/summary");
        HttpResponse<String> answer = service.get(REVIEW, service.reader(), "If-None-Match", tag);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode first = department();
        assertThat(first.get("presented").get("completions").asInt()).isEqualTo(1);
        assertThat(first.get("known").get("completions").asInt()).isEqualTo(2);
        assertThat(first.get("difference").get("completions").asInt()).isEqualTo(1);
        assertThat(first.get("difference").get("trainingHours").asDouble()).isEqualTo(0.5);
        assertThat(service.json(REVIEW)
                        .get("total")
                        .get("difference")
                        .get("completions")
                        .asInt())
                .isEqualTo(1);
        String latest = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(service.get(REVIEW, service.reader(), "If-None-Match", latest)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    @Order(4)
    void itIsAPageAndATable() {
        HttpResponse<String> page = service.get(REVIEW, service.reader(), "Accept", "text/html");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("Social Welfare")
                .contains("January 2026")
                .contains("frozen by admin");
        HttpResponse<String> csv = service.get(REVIEW, service.reader(), "Accept", "text/csv");
        assertThat(csv.body().lines()).hasSize(97);
        assertThat(csv.body().lines().skip(1).findFirst().orElseThrow())
                .startsWith("1,SOCIAL-WELFARE,Social Welfare,")
                .contains(",1,45,0.75,0,1,2,1,1,0,");
        assertThat(csv.body().lines().skip(96).findFirst().orElseThrow()).startsWith(",TOTAL,Uttar Pradesh,");
    }

    @Test
    @Order(5)
    void whatIsAskedWronglyOrByOthersIsRefused() {
        for (String month : new String[] {"2026-13", "january", "2017-12", "2999-01"}) {
            HttpResponse<String> refused = service.get("/v1/metrics/reviews/" + month);
            assertThat(refused.statusCode()).as(month).isEqualTo(400);
            assertThat(refused.body()).contains("'" + month + "'").contains("expected 2018-01 to ");
        }
        assertThat(service.get(REVIEW, service.confined()).statusCode()).isEqualTo(403);
        JsonNode own = service.json(REVIEW + "?department=SOCIAL-WELFARE", service.confined());
        assertThat(own.get("items").size()).isEqualTo(1);
        assertThat(own.get("total").get("known"))
                .isEqualTo(own.get("items").get(0).get("known"));
        assertThat(service.put(REVIEW, service.reader()).statusCode()).isEqualTo(403);
    }

    @Test
    @Order(6)
    void aFrozenReviewSurvivesTheLossOfTheStore() throws Exception {
        JsonNode before = service.json(REVIEW);
        service.close();
        try (EmbeddedStore empty = EmbeddedStore.start()) {
            service =
                    RunningService.start(directory.resolve("keys-2.json"), bootstrapServers, empty.connectionString());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> service.get(REVIEW).statusCode() == 200);
            settled("/v1/metrics/summary");
            JsonNode after = service.json(REVIEW);
            assertThat(after.get("frozen")).isEqualTo(before.get("frozen"));
            assertThat(after.get("items")).isEqualTo(before.get("items"));
            service.close();
        }
        service = RunningService.start(directory.resolve("keys-3.json"), bootstrapServers, storeUri);
    }
}
