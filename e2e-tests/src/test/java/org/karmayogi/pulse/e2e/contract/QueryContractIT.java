package org.karmayogi.pulse.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.e2e.client.Answer;
import org.karmayogi.pulse.e2e.client.PulseClient;
import org.karmayogi.pulse.e2e.oracle.Identities;
import org.karmayogi.pulse.e2e.system.Pause;
import org.karmayogi.pulse.e2e.system.SharedSystem;
import org.karmayogi.pulse.e2e.system.SystemUnderTest;
import tools.jackson.databind.JsonNode;

/** What is answered to who asks for figures: shapes, tags, pages, and questions that are none. */
@ExtendWith(SharedSystem.class)
class QueryContractIT {

    private static final Set<String> METRICS = new TreeSet<>(Set.of(
            "registered",
            "enrolled",
            "enrolments",
            "inProgress",
            "completions",
            "trainingMinutes",
            "trainingHours",
            "completedAtLeastOne",
            "completedThreeOrMore",
            "completedFewerThanThree",
            "undergoingTraining",
            "strength",
            "coverage"));

    private final PulseClient client;

    QueryContractIT(SystemUnderTest system) {
        this.client = new PulseClient(system);
    }

    @Test
    void aSummaryHasItsScopeItsMetricsAndTheUnregistered() throws IOException {
        JsonNode summary = client.get("/v1/metrics/summary?department=SOCIAL-WELFARE&category=officer")
                .json(200);

        assertThat(summary.propertyNames()).containsExactlyInAnyOrder("asOf", "scope", "metrics", "unregistered");
        assertThat(summary.at("/scope/department").asString()).isEqualTo("SOCIAL-WELFARE");
        assertThat(summary.at("/scope/district").isNull()).isTrue();
        assertThat(summary.at("/scope/category").asString()).isEqualTo("officer");
        assertThat(summary.get("unregistered").propertyNames())
                .containsExactlyInAnyOrder("people", "enrolments", "completions", "trainingHours");
        assertMetrics(summary.get("metrics"));
    }

    @Test
    void asOfMovesOnWhenNothingArrives() throws IOException {
        Instant before = asOf();
        Pause.millis(1_500);

        assertThat(asOf()).isAfter(before).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void anUnchangedTagIs304() throws IOException {
        client.settle(Instant.now());
        Answer first = client.get("/v1/metrics/summary").expect(200);
        String tag = first.header("ETag");
        assertThat(tag).matches("(W/)?\"[^\"]+\"");

        Answer again =
                client.send(client.request("/v1/metrics/summary", "reader").header("If-None-Match", tag));

        assertThat(again.expect(304).body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        client.send(client.request("/v1/metrics/summary", "reader").header("If-None-Match", "\"other\""))
                .expect(200);
    }

    @ParameterizedTest
    @CsvSource({"departments, 95", "districts, 75", "categories, 3"})
    void rowsAreSortedAndPagedByCursor(String list, int codes) throws IOException {
        JsonNode all = client.get("/v1/metrics/" + list + "?sort=-completions").json(200);
        assertThat(all.propertyNames()).containsExactlyInAnyOrder("asOf", "scope", "items", "nextCursor");
        assertThat(all.get("items")).hasSize(codes);
        assertThat(all.get("nextCursor").isNull()).isTrue();

        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get("/v1/metrics/" + list + "?sort=-completions&limit=20" + cursor)
                    .json(200);
            page.get("items").forEach(row -> paged.add(row.get("code").asString()));
            cursor = "&cursor=" + page.get("nextCursor").asString("");
        } while (!cursor.equals("&cursor="));

        assertThat(paged).containsExactlyElementsOf(codes(all)).doesNotHaveDuplicates();
        long last = Long.MAX_VALUE;
        for (JsonNode row : all.get("items")) {
            assertThat(row.get("name").asString()).isNotBlank();
            assertMetrics(row.get("metrics"));
            assertThat(row.at("/metrics/completions").asLong()).isLessThanOrEqualTo(last);
            last = row.at("/metrics/completions").asLong();
        }
    }

    @Test
    void definitionsExplainEveryMetric() throws IOException {
        JsonNode definitions = client.get("/v1/metrics/definitions").json(200);

        assertThat(definitions.get("version").asString()).isNotBlank();
        Set<String> names = new TreeSet<>();
        definitions.get("metrics").forEach(metric -> {
            assertThat(metric.get("definition").asString()).isNotBlank();
            names.add(metric.get("name").asString());
        });
        assertThat(names).isEqualTo(METRICS);
    }

    @ParameterizedTest
    @CsvSource({"/v1/departments, 95", "/v1/districts, 75"})
    void registersAreListsOfCodesAndNames(String register, int codes) throws IOException {
        JsonNode all = client.get(register).json(200);
        assertThat(all.propertyNames()).containsExactlyInAnyOrder("items", "nextCursor");
        assertThat(codes(all)).hasSize(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[A-Z0-9-]+"));

        JsonNode page = client.get(register + "?limit=7").json(200);
        assertThat(codes(page)).isEqualTo(codes(all).subList(0, 7));
        JsonNode next = client.get(
                        register + "?limit=7&cursor=" + page.get("nextCursor").asString())
                .json(200);
        assertThat(codes(next)).isEqualTo(codes(all).subList(7, 14));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/metrics/summary?departement=SOCIAL-WELFARE",
                "/v1/metrics/summary?limit=1",
                "/v1/metrics/summary?category=clerk",
                "/v1/metrics/summary?department=",
                "/v1/metrics/summary?department=social-welfare",
                "/v1/metrics/definitions?x=1",
                "/v1/metrics/departments?limit=0",
                "/v1/metrics/departments?limit=ten",
                "/v1/metrics/departments?limit=100000",
                "/v1/metrics/departments?sort=colour",
                "/v1/metrics/departments?cursor=%21",
                "/v1/departments?limit=0",
                "/v1/departments?colour=blue",
            })
    void aQuestionThatIsNoneIs400(String path) throws IOException {
        assertThat(client.get(path)
                        .problem(400, "invalid-parameter")
                        .get("detail")
                        .asString())
                .isNotBlank();
    }

    @Test
    void anUnknownCodeIsAnsweredWithTheNearest() throws IOException {
        JsonNode problem = client.get("/v1/metrics/summary?district=LUKNOW").problem(400, "invalid-parameter");

        assertThat(problem.get("detail").asString()).contains("Did you mean 'LUCKNOW'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1", "/v2/metrics/summary", "/v1/metrics/nothing", "/v1/departments/", "/index.html"})
    void whatIsNotThereIs404(String path) throws IOException {
        client.get(path, "admin").problem(404, "not-found");
    }

    @Test
    void anotherMethodIs405() throws IOException {
        client.get("/v1/completions", "admin").problem(405, "method-not-allowed");
        client.push("/v1/metrics/summary", "{}", "admin").problem(405, "method-not-allowed");
    }

    private Instant asOf() throws IOException {
        return Instant.parse(
                client.get("/v1/metrics/summary").json(200).get("asOf").asString());
    }

    private static void assertMetrics(JsonNode metrics) {
        assertThat(new TreeSet<>(metrics.propertyNames())).isEqualTo(METRICS);
        assertThat(Identities.broken(metrics)).isEmpty();
    }

    private static List<String> codes(JsonNode list) {
        List<String> codes = new ArrayList<>();
        list.get("items").forEach(item -> codes.add(item.get("code").asString()));
        return codes;
    }
}
