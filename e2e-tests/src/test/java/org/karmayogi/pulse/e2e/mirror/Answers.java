package org.karmayogi.pulse.e2e.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.system.Pause;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a system answers to many questions, without the moment that the answers are complete through. */
final class Answers {

    private static final List<String> FIGURES = List.of(
            "/v1/metrics/summary",
            "/v1/metrics/departments?limit=500",
            "/v1/metrics/districts?limit=500",
            "/v1/metrics/categories",
            "/v1/metrics/matrix?metric=completions",
            "/v1/metrics/series?grain=month&from=2018-01&to=2026-12",
            "/v1/metrics/courses?limit=500",
            "/v1/metrics/reviews/2026-10");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Answers() {}

    /** Every figure by department, district, category, month and course, and a review. */
    static Map<String, JsonNode> figures(PulseClient client) throws IOException {
        return of(client, FIGURES);
    }

    /** Every fact of some people of a department that has any. */
    static Map<String, JsonNode> proofs(PulseClient client, String department) throws IOException {
        List<String> people = new ArrayList<>();
        for (JsonNode item : client.get("/v1/departments/" + department + "/pending?with=under-three", "admin")
                .json(200)
                .get("items")) {
            people.add(PulseClient.learnerPath(item.get("learnerId").asString()));
        }
        assertThat(people).isNotEmpty();
        return of(client, people.subList(0, Math.min(20, people.size())));
    }

    /** What was refused, by place with the reason for each; waits until there are so many. */
    static List<String> rejects(PulseClient client, int atLeast) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> rejects = new ArrayList<>();
            for (JsonNode item : client.get("/v1/rejects", "admin").json(200).get("items")) {
                rejects.add(item.get("id").asString() + " " + item.get("reason").asString());
            }
            if (rejects.size() >= atLeast) {
                return rejects;
            }
            assertThat(System.nanoTime())
                    .as("%d rejects, so far %s", atLeast, rejects)
                    .isLessThan(deadline);
            Pause.millis(100);
        }
    }

    private static Map<String, JsonNode> of(PulseClient client, List<String> paths) throws IOException {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (String path : paths) {
            ObjectNode answer = (ObjectNode) client.get(path, "admin").json(200);
            answer.remove("asOf");
            answers.put(path, answer);
        }
        return answers;
    }
}
