package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.enrolment.FeedBench;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import org.karmayogi.pulse.intake.feed.AsideReason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StatementFeedTests {

    private static final StatementFeed FEED = Feeds.POSTED;
    private static final String OTHER = "00000000-0000-4000-8000-000000000001";
    private static final String COMPLETION = "00000000-0000-4000-8000-000000000002";
    private static final String VOIDING = "00000000-0000-4000-8000-000000000003";

    private final FeedBench bench = new FeedBench();

    static List<JsonNode> examples() {
        return FeedBench.examples("xapi");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleBecomesWhatItSays(JsonNode example) {
        JsonNode statement = example.get("item");
        if (example.has("refused")) {
            assertThat(refused(statement.toString()).errors())
                    .as("%s", example.get("title"))
                    .extracting(FieldError::pointer)
                    .containsExactly(example.get("refused").asString());
            assertThat(bench.records("learning-events")).isEmpty();
            assertThat(bench.items("xapi", "rejected")).isEqualTo(1);
            return;
        }
        assertThat(bench.take(FEED, statement.toString()))
                .extracting(FeedResult::name)
                .containsExactly(statement.get("id").asString());
        if (example.has("event")) {
            bench.assertPublished(example.get("event"));
            assertThat(bench.items("xapi", "accepted")).isEqualTo(1);
        } else if (example.has("voids")) {
            assertThat(bench.records("learning-events")).singleElement().satisfies(record -> assertThat(record.key())
                    .isEqualTo("xapi|igot|" + example.get("voids").asString()));
            assertThat(bench.items("xapi", "accepted")).isEqualTo(1);
        } else {
            assertThat(bench.records("learning-events")).isEmpty();
            var kept = bench.records("learning-rejects").get(0);
            assertThat(FeedBench.header(kept, "pulse_reason"))
                    .isEqualTo(example.path("reason").asString("other-event"));
            assertThat(FeedBench.header(kept, "pulse_errors"))
                    .contains("\"" + example.get("setAside").asString() + "\"");
            assertThat(new String(kept.value(), UTF_8)).isEqualTo(statement.toString());
            assertThat(bench.items("xapi", "set-aside")).isEqualTo(1);
        }
    }

    @Test
    void oneForbiddenStatementRefusesAllAndIsNamedAndKept() {
        String bad = completed(VOIDING, "2026-01-15").replace("\"verb\":{", "\"verb\":{\"display\":7,");

        ProblemException problem = refused("[" + completed(COMPLETION, "2026-01-15") + "," + bad + ", {\"id\":7}]");

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BATCH);
        assertThat(problem).hasMessageContaining("Item 1").hasMessageContaining("/verb/display must be an object");
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("/1/verb/display", "/2/id");
        assertThat(bench.records("learning-events")).isEmpty();
        assertThat(bench.records("learning-rejects")).hasSize(2).allSatisfy(kept -> assertThat(
                        FeedBench.header(kept, "pulse_reason"))
                .isEqualTo("refused"));
        assertThat(bench.items("xapi", "rejected")).isEqualTo(3);
    }

    @Test
    void whatTheStandardAllowsIsNeverRefusedAndTakesNoNeighbourDown() {
        String body = String.join(
                ",",
                completed(COMPLETION, "2026-01-15"),
                completed(OTHER, "1999-01-15"),
                completed(VOIDING, "2026-01-15").replace("UP-1", "UP 1"));

        List<FeedResult> results = bench.take(FEED, "[" + body + "]");

        assertThat(results.get(0)).isEqualTo(new FeedResult.Accepted(COMPLETION, null));
        assertThat(results.subList(1, 3)).allSatisfy(result -> {
            assertThat(result).isInstanceOf(FeedResult.SetAside.class);
            assertThat(((FeedResult.SetAside) result).reason()).isEqualTo(AsideReason.OUT_OF_RANGE);
        });
        assertThat(bench.courseEvents()).hasSize(1);
        assertThat(bench.items("xapi", "set-aside")).isEqualTo(2);
    }

    @Test
    void twoStatementsOfOneIdRefuseTheRequestWhateverTheySay() {
        String one = completed(COMPLETION, "2026-01-15");
        String other =
                completed(COMPLETION.toUpperCase(Locale.ROOT), "2026-01-16").replace("completed", "experienced");

        for (String second : List.of(one, other)) {
            assertThat(refused("[" + one + "," + second + "]").errors())
                    .extracting(FieldError::pointer)
                    .containsExactly("/1/id");
        }
        assertThat(bench.records("learning-events")).isEmpty();
    }

    @Test
    void aReplayIsTheSameRecord() {
        String body = "[" + completed(COMPLETION, "2026-01-15") + "]";

        bench.take(FEED, body);
        bench.take(FEED, body);

        var records = bench.courseEvents();
        assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
        assertThat(records.get(1).headers()).isEqualTo(records.get(0).headers());
    }

    @Test
    void withoutAnIdOneIsGivenAndWithoutATimeTheTimeReceived() {
        String statement = completed(COMPLETION, "2026-01-15")
                .replace("\"id\":\"" + COMPLETION + "\",", "")
                .replace(",\"timestamp\":\"2026-01-15T10:30:00Z\"", "");

        List<FeedResult> results = bench.take(FEED, statement);

        assertThat(UUID.fromString(results.get(0).name())).isNotNull();
        assertThat(bench.courseEvents()).singleElement().satisfies(record -> {
            assertThat(FeedBench.header(record, "ce_id"))
                    .isEqualTo(results.get(0).name());
            assertThat(FeedBench.header(record, "ce_time")).isEqualTo("2026-11-22T06:30:00.123Z");
        });
    }

    @Test
    void everyCourseStatementIsRecordedUnderItsIdSoThatItCanBeVoided() {
        bench.take(FEED, "[" + completed(COMPLETION.toUpperCase(Locale.ROOT), "2026-01-15") + "]");

        assertThat(bench.records("learning-events")).hasSize(2);
        var event = bench.records("learning-events").get(0);
        var recorded = bench.records("learning-events").get(1);
        assertThat(event.key()).isEqualTo("UP-1");
        assertThat(FeedBench.header(event, "ce_id")).isEqualTo(COMPLETION);
        assertThat(recorded.key()).isEqualTo("xapi|igot|" + COMPLETION);
        assertThat(FeedBench.header(recorded, "ce_subject")).isEqualTo(recorded.key());
        assertThat(FeedBench.header(recorded, "ce_type")).isEqualTo("in.karmayogi.statement.recorded.v1");
        assertThat(new String(recorded.value(), UTF_8)).isEqualTo("{\"learnerId\":\"UP-1\"}");
        for (String same : List.of("ce_id", "ce_source", "ce_time", "ce_receivedat")) {
            assertThat(FeedBench.header(recorded, same)).as(same).isEqualTo(FeedBench.header(event, same));
        }
    }

    @Test
    void aVoidingStatementIsPublishedUnderTheIdOfWhatItVoidsWhetherThatHasComeOrNot() {
        List<FeedResult> results = bench.take(FEED, voided(COMPLETION.toUpperCase(Locale.ROOT)));

        assertThat(results).containsExactly(new FeedResult.Accepted(VOIDING, null));
        assertThat(bench.records("learning-events")).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("xapi|igot|" + COMPLETION);
            assertThat(FeedBench.header(record, "ce_type")).isEqualTo("in.karmayogi.statement.voided.v1");
            assertThat(FeedBench.header(record, "ce_id")).isEqualTo(VOIDING);
            assertThat(FeedBench.header(record, "ce_time")).isEqualTo("2026-02-01T00:00:00Z");
            assertThat(new String(record.value(), UTF_8)).isEqualTo("{}");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-02-01T00:00:00Z", "2099-02-01T00:00:00Z", "2026-02-01T10.5Z"})
    void aVoidingStatementOfATimeThatNoRecordMayHaveVoidsAllTheSame(String time) {
        bench.take(FEED, voided(COMPLETION).replace("2026-02-01T00:00:00Z", time));

        assertThat(bench.records("learning-events")).singleElement().satisfies(record -> assertThat(
                        FeedBench.header(record, "ce_time"))
                .isEqualTo("2026-11-22T06:30:00.123Z"));
    }

    @Test
    void anAcknowledgementThatIsMissingOfEitherRecordIs503() {
        FeedBench slow = new FeedBench(false);
        new Thread(() -> {
                    while (slow.producer.history().size() < 2) {
                        Thread.onSpinWait();
                    }
                    slow.producer.completeNext();
                })
                .start();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> slow.take(FEED, completed(COMPLETION, "2026-01-15")))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
        assertThat(slow.items("xapi", "unknown")).isEqualTo(1);
    }

    @Test
    void aPutStatementHasTheIdOfTheQuery() {
        String without = completed(COMPLETION, "2026-01-15").replace("\"id\":\"" + COMPLETION + "\",", "");

        bench.take(Feeds.put(COMPLETION), without);

        assertThat(FeedBench.header(bench.records("learning-events").get(0), "ce_id"))
                .isEqualTo(COMPLETION);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bench.take(Feeds.put(OTHER), completed(COMPLETION, "2026-01-15")))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/id"));
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> bench.take(Feeds.put(COMPLETION), "[" + without + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "null", "[{]", "{}{}", "\"x\""})
    void whatIsNoJsonOfStatementsIsMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> bench.take(FEED, body));
    }

    @Test
    void aNameThatStandsTwiceIsRefused() {
        String twice = completed(COMPLETION, "2026-01-15").replace("{\"id\"", "{\"verb\":{\"id\":\"x:y\"},\"id\"");

        assertThat(refused(twice)).hasMessageContaining("verb");
    }

    @Test
    void anEssayOfAnyLengthBesideACompletionIsSetAside() {
        String essay = completed(OTHER, "2026-01-15")
                .replace("completed", "answered")
                .replace("\"timestamp\"", "\"result\":{\"response\":\"" + "न".repeat(100_000) + "\"},\"timestamp\"");

        List<FeedResult> results = bench.take(FEED, "[" + completed(COMPLETION, "2026-01-15") + "," + essay + "]");

        assertThat(results.get(0)).isInstanceOf(FeedResult.Accepted.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(FeedResult.SetAside.class, aside -> assertThat(aside.reason())
                .isEqualTo(AsideReason.OTHER_EVENT));
    }

    @Test
    void whileTheLogIsAwayNothingIsTakenAndNothingKept() {
        bench.producer.sendException = new IllegalStateException("no");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bench.take(FEED, completed(COMPLETION, "2026-01-15")))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE);
                    assertThat(problem.retryAfter()).isNotNull();
                });
        assertThat(bench.items("xapi", "unavailable")).isEqualTo(1);
        assertThat(bench.events("course.completed", "unavailable")).isEqualTo(1);
    }

    private ProblemException refused(String body) {
        try {
            bench.take(FEED, body);
            throw new AssertionError("Taken: " + body);
        } catch (ProblemException e) {
            return e;
        }
    }

    private static String completed(String id, String day) {
        ObjectNode statement =
                (ObjectNode) FeedBench.examples("xapi").get(2).get("item").deepCopy();
        statement.put("id", id).put("timestamp", day + "T10:30:00Z");
        return statement.toString().replace("UP-000123", "UP-1");
    }

    private static String voided(String id) {
        return """
            {"id":"%s","actor":{"mbox":"mailto:admin@portal.example"},"verb":{"id":"http://adlnet.gov/expapi/verbs/voided"},\
            "object":{"objectType":"StatementRef","id":"%s"},"timestamp":"2026-02-01T00:00:00Z"}""".formatted(VOIDING, id);
    }
}
