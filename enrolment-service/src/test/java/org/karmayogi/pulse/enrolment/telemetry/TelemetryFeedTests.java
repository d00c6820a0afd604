package org.karmayogi.pulse.enrolment.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.databind.JsonNode;

class TelemetryFeedTests {

    private static final TelemetryFeed FEED = new TelemetryFeed(FeedBench.ITEMS);

    private final FeedBench bench = new FeedBench();

    static List<JsonNode> examples() {
        return FeedBench.examples("telemetry");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleBecomesWhatItSaysBesideOnesOfEveryOtherKind(JsonNode example) {
        String good = event("good");
        FeedResult result = bench.take(FEED, batch(good, example.get("item").toString(), "7", "{\"eid\":\"LOG\"}"))
                .get(1);

        assertThat(bench.records("learning-events")
                        .get(0)
                        .headers()
                        .lastHeader("ce_id")
                        .value())
                .isEqualTo("good".getBytes(UTF_8));
        if (example.has("event")) {
            assertThat(result).isInstanceOf(FeedResult.Accepted.class);
            bench.producer.clear();
            bench.take(FEED, batch(example.get("item").toString()));
            bench.assertPublished(example.get("event"));
        } else if (example.has("setAside")) {
            assertThat(((FeedResult.SetAside) result).why().pointer())
                    .as("%s", example.get("title"))
                    .isEqualTo(example.get("setAside").asString());
            assertThat(bench.items("telemetry", "set-aside")).isEqualTo(2);
            assertKept(example.get("item"), "other-event");
        } else {
            assertThat(((FeedResult.Rejected) result).errors())
                    .as("%s", example.get("title"))
                    .extracting(FieldError::pointer)
                    .containsExactly(example.get("refused").asString());
            assertThat(bench.items("telemetry", "rejected")).isEqualTo(2);
            assertKept(example.get("item"), "refused");
        }
    }

    private void assertKept(JsonNode item, String reason) {
        assertThat(bench.records("learning-rejects"))
                .filteredOn(kept -> new String(kept.value(), UTF_8).equals(item.toString()))
                .singleElement()
                .satisfies(kept ->
                        assertThat(FeedBench.header(kept, "pulse_reason")).isEqualTo(reason));
    }

    @Test
    void aRepeatedEventIsPublishedOnceAndAnotherBodyOfItsMidIsRejected() {
        String other = event("m1").replace("enrol-complete", "enrol");

        List<FeedResult> results = bench.take(FEED, batch("{\"eid\":\"LOG\"}", event("m1"), event("m1"), other));

        assertThat(results.get(2)).isEqualTo(new FeedResult.Accepted("m1", 1));
        assertThat(((FeedResult.Rejected) results.get(3)).errors())
                .containsExactly(
                        new FieldError("/mid", "Item 1 of this request has the id 'm1' too, with other content."));
        assertThat(bench.records("learning-events")).hasSize(1);
        assertThat(bench.items("telemetry", "duplicate")).isEqualTo(1);
    }

    @Test
    void aNameThatStandsTwiceSpoilsItsOwnEventOnly() {
        String twice = event("m2").replace("{\"eid\"", "{\"mid\":\"m3\",\"eid\"");

        List<FeedResult> results = bench.take(FEED, batch(event("m1"), twice, event("m4")));

        assertThat(results.get(1)).isInstanceOf(FeedResult.Rejected.class);
        assertThat(bench.records("learning-events")).hasSize(2);
    }

    @Test
    void anEventOfMoreThan16KibIsRejected() {
        String large = event("m1").replace("\"ver\"", "\"x\":\"" + "x".repeat(16_400) + "\",\"ver\"");

        assertThat(((FeedResult.Rejected) bench.take(FEED, batch(large)).get(0))
                        .errors()
                        .get(0)
                        .detail())
                .contains("16384");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{}",
                "{\"events\":{}}",
                "{\"events\":null}",
                "{\"events\":[],\"events\":[]}",
                "{\"events\":[}",
                "{\"events\":[]} x"
            })
    void aBodyWithoutItsEventsIsMalformed(String body) {
        assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> bench.take(FEED, body));
    }

    @Test
    void moreThanTheLimitIsTooLargeAndNoneIsNothingToSay() {
        String many = Stream.generate(() -> "{}").limit(5_001).collect(Collectors.joining(","));

        assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> bench.take(FEED, batch(many)));
        assertThat(bench.refused(Limit.EVENTS)).isEqualTo(1);
        assertThat(bench.take(FEED, "{\"params\":{\"events\":7},\"events\":[]}"))
                .isEmpty();
    }

    @Test
    void anAcknowledgementThatIsMissingIsA503ForAllAndNothingIsKept() throws InterruptedException {
        FeedBench slow = new FeedBench(false);
        Thread broker = new Thread(() -> {
            while (!slow.producer.completeNext()) {
                Thread.onSpinWait();
            }
        });
        broker.start();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> slow.take(FEED, batch(event("m1"), event("m2"), "{\"eid\":\"LOG\"}")))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));

        broker.join();
        assertThat(slow.items("telemetry", "unknown")).isEqualTo(3);
        assertThat(slow.events("course.completed", "unknown")).isEqualTo(2);
        assertThat(slow.records("learning-rejects")).isEmpty();
    }

    @Test
    void whileTheLogIsAwayAllIsUnavailable() {
        bench.producer.sendException = new IllegalStateException("no");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> bench.take(FEED, batch(event("m1"), "{\"eid\":\"LOG\"}")))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
        assertThat(bench.items("telemetry", "unavailable")).isEqualTo(2);
        assertThat(bench.events("course.completed", "unavailable")).isEqualTo(1);
    }

    static String batch(String... events) {
        return "{\"id\":\"api.telemetry\",\"ver\":\"3.0\",\"ets\":1767594600000,\"params\":{\"msgid\":\"x\"},\"events\":["
                + String.join(",", events) + "]}";
    }

    private static String event(String mid) {
        return FeedBench.examples("telemetry").get(2).get("item").toString().replace("LP.AUDIT.0001", mid);
    }
}
