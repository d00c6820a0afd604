package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.enrolment.FeedBench;
import org.karmayogi.pulse.intake.endpoint.FeedResult;
import org.karmayogi.pulse.intake.feed.AsideReason;

/** Statements as the systems in the field write them, under the rules of their portals. */
class FieldCasesTests {

    private static final Map<String, String> MOODLE = Map.of(
            "xapi.verbs.completed[0]", "http://id.tincanapi.com/verb/completed",
            "xapi.activity-types[0]", "http://id.tincanapi.com/activitytype/lms/course",
            "xapi.course.pattern", "https?://[^/]+/course/view\\.php\\?id=([0-9]+)");

    private static final Map<String, String> OPEN_EDX =
            Map.of("xapi.course.pattern", "https?://[^/]+/courses?/([^/]+)(?:/.*)?");

    private final FeedBench bench = new FeedBench();

    @Test
    void moodlesVerbTypeAndAddressCountWhereThePortalsRulesSaySo() {
        String statement = statement(
                "http://id.tincanapi.com/verb/completed",
                "https://moodle.example/course/view.php?id=7",
                "http://id.tincanapi.com/activitytype/lms/course");

        assertThat(bench.take(Feeds.POSTED, statement))
                .singleElement()
                .isInstanceOfSatisfying(FeedResult.SetAside.class, aside -> assertThat(aside.reason())
                        .isEqualTo(AsideReason.OTHER_EVENT));
        bench.take(Feeds.posted(MOODLE), statement);

        assertThat(bench.courseEvents()).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo("FIELD-21");
            assertThat(new String(event.value(), UTF_8)).isEqualTo("{\"courseId\":\"7\"}");
        });
    }

    @Test
    void anOpenEdxCourseIsFoundInItsAddress() {
        String statement = statement(
                "http://adlnet.gov/expapi/verbs/completed",
                "https://edx.example/course/course-v1:UP+CS101+2026",
                "http://adlnet.gov/expapi/activities/course");

        bench.take(Feeds.posted(OPEN_EDX), statement);

        assertThat(bench.courseEvents()).singleElement().satisfies(event -> assertThat(new String(event.value(), UTF_8))
                .isEqualTo("{\"courseId\":\"course-v1:UP+CS101+2026\"}"));
    }

    private static String statement(String verb, String activity, String type) {
        return """
            {"id": "00000000-0000-4000-8000-000000000021", "timestamp": "2026-01-15T10:30:00+05:30",
             "actor": {"account": {"homePage": "https://lms.example", "name": "FIELD-21"}},
             "verb": {"id": "%s"}, "object": {"id": "%s", "definition": {"type": "%s"}}}""".formatted(verb, activity, type);
    }
}
