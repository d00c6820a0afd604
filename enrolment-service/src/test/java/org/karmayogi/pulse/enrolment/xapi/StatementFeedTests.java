package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class StatementFeedTests {

    static final StatementMapping MAPPING = new StatementMapping(
            new LearnerRule(new XapiProperties.Actor(List.of(), "{name}", "", "")),
            new CourseRule(new XapiProperties.Course(List.of())));
    private static final StatementFeed FEED = StatementFeed.posted(MAPPING, FeedBench.ITEMS);
    private static final String ENROLMENT = "00000000-0000-4000-8000-000000000001";
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
    void oneBadStatementRefusesAllAndIsNamedAndKept() {
        String bad = completed(VOIDING, "2026-01-15").replace("UP-1", "UP 1");

        ProblemException problem = refused("[" + completed(COMPLETION, "2026-01-15") + "," + bad + ", {\"id\":7}]");

        assertThat(problem.type()).isEqualTo(ProblemType.INVALID_BATCH);
        assertThat(problem).hasMessageContaining("Item 1 ('" + VOIDING + "')").hasMessageContaining("'UP 1'");
        assertThat(problem.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/1/actor/account/name", "/2/actor");
        assertThat(bench.records("learning-events")).isEmpty();
        assertThat(bench.records("learning-rejects")).hasSize(2).allSatisfy(kept -> assertThat(
                        FeedBench.header(kept, "pulse_reason"))
                .isEqualTo("refused"));
        assertThat(bench.items("xapi", "rejected")).isEqualTo(3);
        assertThat(bench.events("course.completed", "rejected")).isEqualTo(2);
    }

    @Test
    void theSameStatementTwiceIsPublishedOnceAndAnsweredTwice() {
        String one = completed(COMPLETION, "2026-01-15");

        assertThat(bench.take(FEED, "[" + one + "," + one + "]"))
                .containsExactly(new FeedResult.Accepted(COMPLETION, null), new FeedResult.Accepted(COMPLETION, 0));
        assertThat(bench.records("learning-events")).hasSize(1);
        assertThat(bench.items("xapi", "duplicate")).isEqualTo(1);
    }

    @Test
    void anotherStatementWithTheSameIdIsAConflict() {
        String other = completed(COMPLETION, "2026-01-16").replace("completed", "experienced");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bench.take(FEED, "[" + completed(COMPLETION, "2026-01-15") + "," + other + "]"))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.CONFLICT));
        assertThat(bench.producer.history()).isEmpty();
    }

    @Test
    void aReplayIsTheSameRecord() {
        String body = "[" + completed(COMPLETION, "2026-01-15") + "]";

        bench.take(FEED, body);
        bench.take(FEED, body);

        var records = bench.records("learning-events");
        assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
        assertThat(records.get(1).headers()).isEqualTo(records.get(0).headers());
    }

    @Test
    void withoutAnIdOneIsGivenAndWithoutATimeTheTimeReceived() {
        String statement = completed(COMPLETION, "2026-01-15")
                .replace("\"id\":\"" + COMPLETION + "\",", "")
                .replace(",\"timestamp\":\"2026-01-15T10:30:00Z\"", "");

        List<FeedResult> results = bench.take(FEED, statement);

        assertThat(Statement.isUuid(results.get(0).name())).isTrue();
        assertThat(bench.records("learning-events")).singleElement().satisfies(record -> {
            assertThat(FeedBench.header(record, "ce_id"))
                    .isEqualTo(results.get(0).name());
            assertThat(FeedBench.header(record, "ce_time")).isEqualTo("2026-11-22T06:30:00.123Z");
        });
    }

    @Test
    void voidingACompletionOfTheSameRequestRevokesIt() {
        bench.take(
                FEED,
                "[" + voided(COMPLETION.toUpperCase(Locale.ROOT)) + "," + completed(COMPLETION, "2026-01-15") + "]");

        var revocation = bench.records("learning-events").get(0);
        assertThat(revocation.key()).isEqualTo("UP-1");
        assertThat(FeedBench.header(revocation, "ce_type")).isEqualTo("in.karmayogi.course.revoked.v1");
        assertThat(FeedBench.header(revocation, "ce_id")).isEqualTo(VOIDING);
        assertThat(new String(revocation.value(), UTF_8)).isEqualTo("{\"courseId\":\"do_1\"}");
    }

    @Test
    void voidingAnEnrolmentWithdrawsItAndAWithdrawalCanNotBeVoided() {
        String enrolment = completed(ENROLMENT, "2026-01-15").replace("completed", "registered");
        String withdrawal = enrolment.replace(
                "http://adlnet.gov/expapi/verbs/registered", "http://id.tincanapi.com/verb/unregistered");

        bench.take(FEED, "[" + enrolment + "," + voided(ENROLMENT) + "]");

        assertThat(FeedBench.header(bench.records("learning-events").get(1), "ce_type"))
                .isEqualTo("in.karmayogi.course.withdrawn.v1");
        assertThat(refused("[" + withdrawal + "," + voided(ENROLMENT) + "]").errors())
                .extracting(FieldError::pointer)
                .containsExactly("/1/object/id");
    }

    @Test
    void voidingWhatIsNotInTheRequestSaysWhatToSendInstead() {
        assertThat(refused(voided(COMPLETION))).hasMessageContaining("POST /v1/revocations");
    }

    @Test
    void voidingWhatIsNotCountedIsNotCounted() {
        String experienced = completed(COMPLETION, "2026-01-15").replace("completed", "experienced");

        bench.take(FEED, "[" + experienced + "," + voided(COMPLETION) + "]");

        assertThat(bench.records("learning-events")).isEmpty();
        assertThat(bench.items("xapi", "set-aside")).isEqualTo(2);
    }

    @Test
    void voidingBeforeTheVoidedWouldTakeNothingBackAndIsRefused() {
        assertThat(refused("[" + completed(COMPLETION, "2026-03-01") + "," + voided(COMPLETION) + "]")
                        .errors())
                .extracting(FieldError::pointer)
                .containsExactly("/1/timestamp");
    }

    @Test
    void aPutStatementHasTheIdOfTheQuery() {
        String without = completed(COMPLETION, "2026-01-15").replace("\"id\":\"" + COMPLETION + "\",", "");

        bench.take(StatementFeed.put(MAPPING, FeedBench.ITEMS, COMPLETION), without);

        assertThat(FeedBench.header(bench.records("learning-events").get(0), "ce_id"))
                .isEqualTo(COMPLETION);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bench.take(
                        StatementFeed.put(MAPPING, FeedBench.ITEMS, ENROLMENT), completed(COMPLETION, "2026-01-15")))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(FieldError::pointer)
                        .containsExactly("/id"));
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(
                        () -> bench.take(StatementFeed.put(MAPPING, FeedBench.ITEMS, COMPLETION), "[" + without + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "null", "[{]", "{}{}", "\"x\""})
    void whatIsNoJsonOfStatementsIsMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> bench.take(FEED, body));
    }

    @Test
    void aNameThatStandsTwiceAndAStatementThatIsTooLargeAreRefused() {
        String twice = completed(COMPLETION, "2026-01-15").replace("{\"id\"", "{\"verb\":{\"id\":\"x:y\"},\"id\"");
        String large = completed(COMPLETION, "2026-01-15").replace("do_1", "x".repeat(17_000));

        assertThat(refused(twice)).hasMessageContaining("verb");
        assertThat(refused(large)).hasMessageContaining("16384");
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
