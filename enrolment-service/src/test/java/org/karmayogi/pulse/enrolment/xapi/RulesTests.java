package org.karmayogi.pulse.enrolment.xapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.intake.event.Family;
import org.karmayogi.pulse.intake.event.Field;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import org.karmayogi.pulse.intake.feed.Reading;
import tools.jackson.databind.json.JsonMapper;

/** The configured rules by which actors become learners and activities become courses. */
class RulesTests {

    private static final String SHA1 = "ABCDEF0123456789abcdef0123456789abcdef01";

    private final LearnerRule rules = new LearnerRule(
            new XapiProperties.Actor(List.of("https://a.example"), "A-{name}", "{local}", "sha1:{sha1}"));

    @Test
    void anAccountOfAListedSystemIsTaken() {
        assertThat(learner(rules, "{'account':{'homePage':'https://a.example','name':'7'}}"))
                .isEqualTo("A-7");
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> learner(rules, "{'account':{'homePage':'https://b.example','name':'7'}}"))
                .withMessageContaining("'https://b.example'")
                .withMessageContaining("https://a.example");
    }

    @Test
    void anAddressGivesItsLocalPartOrAllOfItAndAHashItsDigits() {
        LearnerRule whole = new LearnerRule(new XapiProperties.Actor(List.of(), "", "{address}", ""));

        assertThat(learner(rules, "{'mbox':'mailto:UP-7@up.example'}")).isEqualTo("UP-7");
        assertThat(learner(whole, "{'mbox':'mailto:UP-7@UP.example'}")).isEqualTo("up-7@up.example");
        assertThat(learner(rules, "{'mbox_sha1sum':'" + SHA1 + "'}"))
                .isEqualTo("sha1:abcdef0123456789abcdef0123456789abcdef01");
        for (String actor : List.of("{'mbox':'UP-7@up.example'}", "{'mbox':'mailto:up'}", "{'mbox_sha1sum':'12'}")) {
            assertThatExceptionOfType(FeedFault.class).isThrownBy(() -> learner(rules, actor));
        }
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> learner(whole, "{'account':{'homePage':'https://a.example','name':'7'}}"));
    }

    @Test
    void aRuleThatWouldMakeAllPeopleOneIsRefusedAtTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new XapiProperties.Actor(List.of(), "name", "", ""))
                .withMessage("pulse.xapi.actor.account is 'name'; it must be empty or contain {name}");
    }

    @Test
    void theLongestPrefixIsCutOffAndOtherActivitiesAreRefused() {
        CourseRule courses =
                new CourseRule(new XapiProperties.Course(List.of("https://a.example/", "https://a.example/view?id=")));

        assertThat(course(courses, "https://a.example/view?id=do_1")).isEqualTo("do_1");
        assertThat(course(courses, "https://a.example/x/do_1")).isEqualTo("x/do_1");
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> course(courses, "https://b.example/do_1"))
                .withMessageContaining("begins with none of https://a.example/");
        assertThatExceptionOfType(FeedFault.class).isThrownBy(() -> course(courses, "https://a.example/"));
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
