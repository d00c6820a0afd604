package org.karmayogi.pulse.enrolment.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.karmayogi.pulse.enrolment.PortalRules;
import org.karmayogi.pulse.enrolment.portal.XapiRules;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;
import tools.jackson.databind.json.JsonMapper;

/** The configured rules by which actors become learners and activities become courses. */
class RulesTests {

    private static final String SHA1 = "ABCDEF0123456789abcdef0123456789abcdef01";

    private final LearnerRule rules = learners(Map.of(
            "home-pages[0]", "https://a.example",
            "account", "A-{name}",
            "mbox", "{local}",
            "mbox-sha1sum", "sha1:{sha1}"));

    @Test
    void withoutRulesTheNameOfAnAccountIsTheLearner() {
        assertThat(learner(learners(Map.of()), account("https://lms.example", "UP-7")))
                .isEqualTo("UP-7");
    }

    @Test
    void oneNameAtTwoSystemsIsTwoPeopleUnlessBothAreListed() {
        LearnerRule merged = learners(Map.of("home-pages", "https://a.example,https://b.example"));

        assertThat(learner(rules, account("https://a.example", "7"))).isEqualTo("A-7");
        assertThat(learner(rules, account("https://b.example", "7"))).isEqualTo("b.example/7");
        assertThat(learner(merged, account("https://a.example", "7"))).isEqualTo("7");
        assertThat(learner(merged, account("https://b.example", "7"))).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.example, a b, b.example/a:20b",
        "https://b.example, x/7, b.example/x:2F7",
        "https://b.example/x, 7, b.example/x/7",
        "https://b.example/, 7, b.example//7",
        "http://b.example, 7, http:3A//b.example/7",
        "https://http:3A//b.example, 7, http:3A3A//b.example/7",
        "https://b.example, 'a:20b', b.example/a:3A20b",
        "https://b.example, राम, b.example/:E0:A4:B0:E0:A4:BE:E0:A4:AE"
    })
    void twoAccountsAreNeverOneLearner(String homePage, String name, String learner) {
        assertThat(learner(rules, account(homePage, name))).isEqualTo(learner);
    }

    @Test
    void anAccountThatIsTooLongForALearnerIdIsItsHash() {
        String one = learner(rules, account("https://b.example", "7".repeat(200)));

        assertThat(one).matches("sha256:[0-9a-f]{64}");
        assertThat(learner(rules, account("https://c.example", "7".repeat(200))))
                .isNotEqualTo(one);
    }

    @Test
    void otherSystemsMayBeLeftOut() {
        LearnerRule only = learners(Map.of("home-pages", "https://a.example", "other-account", ""));

        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> learner(only, account("https://b.example", "7")))
                .withMessageContaining("'https://b.example'")
                .withMessageContaining("https://a.example");
    }

    @Test
    void anAddressGivesItsLocalPartOrAllOfItAndAHashItsDigits() {
        LearnerRule whole = learners(Map.of("account", "", "mbox", "{address}"));

        assertThat(learner(rules, "{'mbox':'mailto:UP-7@up.example'}")).isEqualTo("UP-7");
        assertThat(learner(whole, "{'mbox':'mailto:UP-7@UP.example'}")).isEqualTo("up-7@up.example");
        assertThat(learner(rules, "{'mbox_sha1sum':'" + SHA1 + "'}"))
                .isEqualTo("sha1:abcdef0123456789abcdef0123456789abcdef01");
        for (String actor : List.of(
                account("https://a.example", "7"),
                "{'openid':'https://a.example/7'}",
                "{'objectType':'Group','member':[]}")) {
            assertThatExceptionOfType(FeedFault.class).isThrownBy(() -> learner(whole, actor));
        }
    }

    @Test
    void theLongestPrefixIsCutOffAndOtherActivitiesAreNotCourses() {
        CourseRule courses = courses(Map.of("prefixes", "https://a.example/,https://a.example/view?id="));

        assertThat(course(courses, "https://a.example/view?id=do_1")).isEqualTo("do_1");
        assertThat(course(courses, "https://a.example/x/do_1")).isEqualTo("x/do_1");
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> course(courses, "https://b.example/do_1"))
                .withMessageContaining("begins with none of https://a.example/");
        assertThatExceptionOfType(FeedFault.class).isThrownBy(() -> course(courses, "https://a.example/"));
    }

    @Test
    void aPatternsGroupIsTheCourse() {
        CourseRule moodle = courses(Map.of("pattern", "https://[^/]+/course/view\\.php\\?id=(\\d+)"));
        CourseRule edx = courses(Map.of("pattern", "https://edx\\.example/courses/(course-v1:[^/]+)/?.*"));

        assertThat(course(moodle, "https://moodle.example/course/view.php?id=7"))
                .isEqualTo("7");
        assertThat(course(edx, "https://edx.example/courses/course-v1:UP+CS101+2026/info"))
                .isEqualTo("course-v1:UP+CS101+2026");
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> course(moodle, "https://moodle.example/mod/quiz/view.php?id=7"))
                .withMessageContaining("does not match");
    }

    private static String account(String homePage, String name) {
        return "{'account':{'homePage':'" + homePage + "','name':'" + name + "'}}";
    }

    private static LearnerRule learners(Map<String, String> rules) {
        return new LearnerRule(rules("xapi.actor.", rules).actor(), homePage -> true);
    }

    private static CourseRule courses(Map<String, String> rules) {
        return CourseRule.of(rules("xapi.course.", rules).course());
    }

    private static XapiRules rules(String prefix, Map<String, String> rules) {
        Map<String, String> properties = new HashMap<>();
        rules.forEach((name, value) -> properties.put(prefix + name, value));
        return PortalRules.of(properties).xapi();
    }

    private static String learner(LearnerRule rules, String actor) {
        Reading.Course into = new Reading.Course(Family.COURSE_ENROLLED);
        rules.read(new JsonAt("/actor", JsonMapper.shared().readTree(actor.replace('\'', '"'))), into);
        return into.values().require(Field.LEARNER_ID);
    }

    private static String course(CourseRule rules, String iri) {
        Reading.Course into = new Reading.Course(Family.COURSE_ENROLLED);
        rules.read(new JsonAt("/object/id", JsonMapper.shared().getNodeFactory().stringNode(iri)), into);
        return into.values().require(Field.COURSE_ID);
    }
}
