package org.karmayogi.pulse.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.standalone.doctor.Finding.Level;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each judgement about the gateway and what stands behind it, at its bounds. */
class JudgementTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"200, OK, is ready", "503, FAIL, starting or stopping", "404, FAIL, answers 404"})
    void aGatewayIsReadyOrNot(int status, Level level, String words) {
        assertFinding(ReachJudgement.gateway(answer(status, NOW)), level, words);
    }

    @Test
    void silenceIsSaidInTheWordsOfWhoNoticed() {
        assertFinding(
                ReachJudgement.gateway(new Reply.Silence("ConnectException")),
                Level.FAIL,
                "does not answer: ConnectException");
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK, agree",
        "-2, OK, agree",
        "4, WARN, 4 seconds ahead",
        "-20, WARN, 20 seconds behind",
        "61, FAIL, 61 seconds ahead",
        "-600, FAIL, 10 minutes behind",
    })
    void aClockIsComparedAtTheMiddleOfTheQuestion(int ahead, Level level, String words) {
        assertFinding(ReachJudgement.clock(answer(200, NOW.plusSeconds(ahead))), level, words);
    }

    @Test
    void withoutADateThereIsNothingToCompare() {
        assertFinding(ReachJudgement.clock(answer(200, null)), Level.SKIP, "no Date");
    }

    @ParameterizedTest
    @CsvSource({
        "22, OK, 22 days",
        "20, WARN, 20 days",
        "2, FAIL, Renew it today",
        "-3, FAIL, ended 3 days ago",
    })
    void aCertificateIsRenewedBeforeItsLastDays(int days, Level level, String words) {
        assertFinding(ReachJudgement.certificate(NOW.plus(Duration.ofDays(days)), NOW), level, words);
    }

    @Test
    void servicesAreReadyAlikeAndAgreeOnTheTime() {
        List<Finding> findings = ServiceJudgement.of(services("ready", "1.0", "ready", "1.0", 0));
        assertThat(findings).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(findings).extracting(Finding::sentence).contains("All run 1.0");
    }

    @Test
    void aServiceThatIsGoneAnotherVersionAndAnotherTimeAreSaid() {
        assertThat(ServiceJudgement.of(services("ready", "1.0", "unreachable", "", 0)))
                .extracting(Finding::line)
                .anySatisfy(
                        line -> assertThat(line).startsWith("fail").contains("b does not answer the gateway. Start it"))
                .anySatisfy(line -> assertThat(line).startsWith("warn").contains("Unknown of b; the others run 1.0"));
        assertThat(ServiceJudgement.of(services("ready", "1.0", "not-ready", "1.1", -1_001)))
                .extracting(Finding::line)
                .anySatisfy(line -> assertThat(line).startsWith("fail").contains("b is not ready"))
                .anySatisfy(line -> assertThat(line).startsWith("fail").contains("a 1.0, b 1.1"))
                .anySatisfy(line -> assertThat(line).startsWith("fail").contains("b 1001 ms behind"));
    }

    @ParameterizedTest
    @CsvSource({"0, OK", "5, OK", "6, WARN", "30, WARN", "31, FAIL", "-1, OK"})
    void figuresGetOld(int seconds, Level level) {
        JsonNode summary = json("{\"asOf\":\"" + NOW.minusSeconds(seconds) + "\"}");
        assertFinding(FigureJudgement.freshness(summary, NOW), level, "complete through");
    }

    @Test
    void anAnswerOfSomethingElseHasNoAsOf() {
        assertFinding(FigureJudgement.freshness(json("{\"asOf\":\"soon\"}"), NOW), Level.FAIL, "no asOf");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0, 0, OK, no difference",
        "179, 0, 0, OK, no difference",
        "181, 0, 0, WARN, one is due",
        "10, 0, 3, WARN, 3 events have an id",
        "1, 2, 3, FAIL, found 2 differences"
    })
    void aRecountIsRecentAndFindsNothing(int minutes, int differences, int conflicts, Level level, String words) {
        JsonNode audit = json("{\"running\":false,\"latest\":{\"endedAt\":\"" + NOW.minus(Duration.ofMinutes(minutes))
                + "\",\"learners\":7,\"totals\":1,\"differenceCount\":" + differences + ",\"conflictCount\":"
                + conflicts
                + "}}");
        Finding finding = FigureJudgement.recount(audit, NOW);
        assertFinding(finding, level, words);
        assertThat(finding.sentence()).contains("compared 1 total with 7 learners");
    }

    @Test
    void noRecountYetIsSaid() {
        assertFinding(
                FigureJudgement.recount(json("{\"running\":false,\"latest\":null}"), NOW),
                Level.WARN,
                "None has ended");
    }

    @Test
    void conflictsOfAllSourcesAreAddedUp() {
        String one = "{\"conflicts\":%d,\"rejected\":4}";
        assertFinding(
                FigureJudgement.conflicts(json("{\"items\":[" + one.formatted(0) + "," + one.formatted(0) + "]}")),
                Level.OK,
                "8 items were refused");
        assertFinding(
                FigureJudgement.conflicts(json("{\"items\":[" + one.formatted(1) + "," + one.formatted(2) + "]}")),
                Level.WARN,
                "3 events came again with another body");
    }

    @Test
    void keysAreSaidBeforeTheyEnd() {
        assertThat(MeterJudgement.keys(
                        "pulse_key_expiry_seconds{key=\"a\"} +Inf\npulse_key_expiry_seconds{key=\"b\"} 9.0E7\n"))
                .singleElement()
                .satisfies(finding -> assertFinding(finding, Level.OK, "None of 2 keys"));
        assertThat(
                        MeterJudgement.keys(
                                "pulse_key_expiry_seconds{application=\"x\",key=\"a\"} 864000.0\npulse_key_expiry_seconds{key=\"b\"} -1.0\n"))
                .extracting(Finding::line)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("warn").contains("'a' expires in 10 days"),
                        line -> assertThat(line).startsWith("warn").contains("'b' has expired"));
        assertThat(MeterJudgement.keys("# nothing"))
                .singleElement()
                .satisfies(finding -> assertFinding(finding, Level.SKIP, "does not tell"));
    }

    @Test
    void anOpenCircuitIsNamed() {
        String closed = """
                resilience4j_circuitbreaker_state{name="metrics-query",state="open"} 0.0
                resilience4j_circuitbreaker_state{name="metrics-query",state="closed"} 1.0
                """;
        assertFinding(MeterJudgement.circuits(closed), Level.OK, "No route");
        assertFinding(
                MeterJudgement.circuits(closed.replace("\"open\"} 0.0", "\"open\"} 1.0")),
                Level.FAIL,
                "the service of metrics-query");
    }

    @Test
    void amountsAreSaidInTheUnitThatSuits() {
        assertThat(List.of(1_500L, 90_000L, 3_600_000L, 86_400_000L, 172_800_000L))
                .extracting(millis -> Words.duration(Duration.ofMillis(millis)))
                .containsExactly("1500 ms", "90 seconds", "60 minutes", "24 hours", "2 days");
    }

    private static void assertFinding(Finding finding, Level level, String words) {
        assertThat(finding.level()).as(finding.sentence()).isEqualTo(level);
        assertThat(finding.sentence()).contains(words);
    }

    /** Sent a quarter of a second before and after {@link #NOW}; the header has whole seconds. */
    private static Reply.Answer answer(int status, Instant date) {
        return new Reply.Answer(status, "", date, NOW.plusMillis(250), NOW.plusMillis(750));
    }

    private static JsonNode services(String firstState, String firstVersion, String state, String version, int ahead) {
        String item = "{\"name\":\"%s\",\"state\":\"%s\",\"version\":%s,\"clockAheadMillis\":%d}";
        return json("{\"items\":[" + item.formatted("a", firstState, "\"" + firstVersion + "\"", 0) + ","
                + item.formatted("b", state, version.isEmpty() ? "null" : "\"" + version + "\"", ahead) + "]}");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
