package org.karmayogi.pulse.enrolment.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.problem.FieldError;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.problem.ProblemType;
import org.karmayogi.pulse.enrolment.FeedBench;
import org.karmayogi.pulse.enrolment.portal.TelemetryRules;
import org.karmayogi.pulse.intake.batch.MalformedBodyException;
import org.karmayogi.pulse.intake.endpoint.FeedAnswer;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import org.karmayogi.pulse.intake.feed.AsideReason;
import org.karmayogi.pulse.intake.limit.Limit;
import org.karmayogi.pulse.intake.limit.LimitExceededException;
import tools.jackson.databind.JsonNode;

class TelemetryFeedTests {

    static final TelemetryFeed FEED = new TelemetryFeed(FeedBench.ITEMS, new TelemetryRules(List.of("Course")));

    private static final Path FIELD_CASES = Path.of("..", "contracts", "feeds", "field-cases");

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
                .isEqualTo("good:enrol-complete:UP-000123:do_1".getBytes(UTF_8));
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
            String reason = example.path("reason").asString("other-event");
            assertThat(((FeedResult.SetAside) result).reason().code()).isEqualTo(reason);
            assertKept(example.get("item"), reason);
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
    void aRepeatedEventIsPublishedOnceAndTheSameAtAnotherTimeIsRejected() {
        String other = event("m1").replace("1767594600000", "1767594600001");

        List<FeedResult> results = bench.take(FEED, batch("{\"eid\":\"LOG\"}", event("m1"), event("m1"), other));

        assertThat(results.get(2)).isEqualTo(new FeedResult.Accepted("m1", 1));
        assertThat(((FeedResult.Rejected) results.get(3)).errors())
                .containsExactly(
                        new FieldError(
                                "/mid",
                                "Item 1 of this request has the id 'm1:enrol-complete:UP-000123:do_1' too, with other content."));
        assertThat(bench.records("learning-events")).hasSize(1);
        assertThat(bench.items("telemetry", "duplicate")).isEqualTo(1);
    }

    @Test
    void oneMidIsAnEventForEachPersonCourseAndDirection() {
        String one = lms("Create");
        String other = one.replace("UP-000123", "UP-000124");
        String course = one.replace("do_1", "do_2");
        String back = lms("Update");

        List<String> together = ids(bench, batch(one, other, course, back, event("f3-request")));

        assertThat(together).doesNotHaveDuplicates().hasSize(5);
        FeedBench apart = new FeedBench();
        assertThat(Stream.of(one, other, course, back, event("f3-request"))
                        .flatMap(each -> ids(apart, batch(each)).stream()))
                .isEqualTo(together);
    }

    private static List<String> ids(FeedBench bench, String body) {
        bench.producer.clear();
        assertThat(bench.take(FEED, body)).allMatch(FeedResult.Accepted.class::isInstance);
        return bench.records("learning-events").stream()
                .map(record -> FeedBench.header(record, "ce_id"))
                .toList();
    }

    @Test
    void theTypesThatThePortalNamesAreCourses() {
        String webinar = lms("Create").replace("\"Course\"", "\"Event\"");
        TelemetryFeed feed = new TelemetryFeed(FeedBench.ITEMS, new TelemetryRules(List.of("course", "event")));

        assertThat(bench.take(FEED, batch(webinar)).get(0)).isInstanceOf(FeedResult.SetAside.class);
        assertThat(bench.take(feed, batch(webinar)).get(0)).isInstanceOf(FeedResult.Accepted.class);
        assertThat(bench.records("learning-events")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "sunbird-bulk-enrol-one-mid, 3, course.enrolled",
        "sunbird-one-content-of-ten, 0, ''",
        "sunbird-unenrol-as-sent, 2, course.enrolled course.withdrawn"
    })
    void everyCaseOfTheFieldBecomesWhatItMeans(String name, int events, String families) throws IOException {
        List<FeedResult> results = bench.take(FEED, Files.readString(FIELD_CASES.resolve(name + ".json")));

        assertThat(results).noneMatch(FeedResult.Rejected.class::isInstance);
        assertThat(bench.records("learning-events")).hasSize(events);
        assertThat(bench.records("learning-events").stream()
                        .map(record -> FeedBench.header(record, "ce_type"))
                        .distinct()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(
                        families.isEmpty()
                                ? ""
                                : Stream.of(families.split(" ", -1))
                                        .map(family -> "in.karmayogi." + family + ".v1")
                                        .collect(Collectors.joining(" ")));
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfEachEventAndPublishesAndKeepsNothing() {
        String bad = event("m2").replace("UP-000123", "U P");

        FeedAnswer answer = bench.dryRun(FEED, batch(event("m1"), event("m1"), bad, "{\"eid\":\"LOG\"}"));

        assertThat(answer.dryRun()).isTrue();
        assertThat(List.of(answer.accepted(), answer.rejected(), answer.setAside()))
                .containsExactly(2, 1, 1);
        assertThat(answer.items().get(0).event())
                .isEqualTo(Map.of(
                        "family", "course.completed",
                        "id", "m1:enrol-complete:UP-000123:do_1",
                        "learnerId", "UP-000123",
                        "courseId", "do_1",
                        "occurredAt", "2026-01-05T06:30:00Z"));
        assertThat(answer.items().get(1).duplicateOf()).isZero();
        assertThat(answer.items().get(2).errors())
                .extracting(FieldError::pointer)
                .containsExactly("/object/id");
        assertThat(answer.items().get(3).reason()).isEqualTo("other-event");
        assertThat(bench.producer.history()).isEmpty();
        assertThat(bench.items("telemetry", "dry-run")).isEqualTo(4);
        assertThat(bench.items("telemetry", "rejected")).isZero();
    }

    @Test
    void aNameThatStandsTwiceSpoilsItsOwnEventOnly() {
        String twice = event("m2").replace("{\"eid\"", "{\"mid\":\"m3\",\"eid\"");

        List<FeedResult> results = bench.take(FEED, batch(event("m1"), twice, event("m4")));

        assertThat(results.get(1)).isInstanceOf(FeedResult.Rejected.class);
        assertThat(bench.records("learning-events")).hasSize(2);
    }

    @Test
    void aLargeEventIsRejectedIfItsKindCountsAndSetAsideIfItDoesNotAndItsNeighboursAreTaken() {
        String filler = "\"x\":[\"" + "x".repeat(20_000) + "\"],\"ver\"";
        String large = event("m1").replace("\"ver\"", filler);
        String log = large.replace("AUDIT", "LOG");
        String unrelated = large.replace("enrol-complete", "user-update");
        String webinar = lms("Create").replace("\"ver\"", filler).replace("\"Course\"", "\"Event\"");

        List<FeedResult> results = bench.take(FEED, batch(event("m0"), large, log, unrelated, event("m9")));

        assertThat(((FeedResult.Rejected) results.get(1)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.detail()).contains("at most 16384"));
        assertThat(results.subList(2, 4)).allSatisfy(result -> assertThat(((FeedResult.SetAside) result).reason())
                .isEqualTo(AsideReason.OTHER_EVENT));
        assertThat(bench.records("learning-events")).hasSize(2);
        assertThat(bench.records("learning-rejects")).hasSize(3);
        assertThat(bench.take(FEED, batch(webinar)).get(0)).isInstanceOf(FeedResult.SetAside.class);
    }

    @Test
    void anEventThatNestsDeeperThanOursIsTakenForWhatItIs() {
        String deep = "{\"eid\":\"LOG\",\"edata\":" + "[".repeat(100) + "]".repeat(100) + "}";

        assertThat(bench.take(FEED, batch(event("m1"), deep)).get(1)).isInstanceOf(FeedResult.SetAside.class);
        assertThat(bench.records("learning-events")).hasSize(1);
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

    /** As the LMS writes both directions. */
    private static String lms(String state) {
        return FeedBench.examples("telemetry").get(1).get("item").toString().replace("\"Update\"", "\"" + state + "\"");
    }
}
