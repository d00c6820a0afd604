package org.karmayogi.pulse.edge.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseIdTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do_113569878939262976132",
                "course-v1:UP+CS101+2026",
                "https://lms.example/course/view.php?id=7,8&x=100%25#top",
                "https://moodle.example/course/7/",
                "!#$%&'()*+,-./0123456789:;=?@[]_~",
                "="
            })
    void idsAreTakenAsSunbirdOpenEdxAndMoodleWriteThem(String id) {
        assertThat(CourseId.fault(id)).isEmpty();
    }

    @Test
    void anIdMayHave256Characters() {
        assertThat(CourseId.fault("x".repeat(256))).isEmpty();
        assertThat(CourseId.fault("x".repeat(257))).isPresent();
        assertThat(CourseId.fault("")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a\tb", "a|b", "a\"b", "a\\b", "<a", "a>", "a^b", "{a", "a}", "a`b", "a\u007f", "पाठ"})
    void otherCharactersAreRefusedByName(String id) {
        assertThat(CourseId.fault(id))
                .hasValueSatisfying(fault -> assertThat(fault).contains("1 to 256 visible ASCII"));
    }
}
