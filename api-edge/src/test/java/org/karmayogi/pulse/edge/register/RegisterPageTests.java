package org.karmayogi.pulse.edge.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.edge.problem.ProblemException;

class RegisterPageTests {

    private final Register departments = Register.departments();

    @Test
    void everythingFitsInOnePage() {
        RegisterPage<RegisterEntry> page = RegisterPage.of(departments, 500, null);

        assertThat(page.items()).hasSize(95);
        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void pagesJoinedAreTheWholeRegister() {
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            RegisterPage<RegisterEntry> page = RegisterPage.of(departments, 19, cursor);
            page.items().stream().map(RegisterEntry::code).forEach(codes::add);
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(codes).containsExactlyElementsOf(departments.codes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 501})
    void aLimitOutsideTheRangeIsRefused(int limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> RegisterPage.of(departments, limit, null))
                .withMessageContaining("from 1 to 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "TUFHSUM", "äöü"})
    void aCursorOfOnesOwnMakingIsRefused(String cursor) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> RegisterPage.of(departments, 10, cursor));
    }

    @Test
    void theCatalogueHasIdsThatEventsMayCarryAndPagesByThem() {
        List<Course> courses = Course.all();

        assertThat(courses).hasSizeGreaterThanOrEqualTo(18).doesNotHaveDuplicates();
        assertThat(courses)
                .allSatisfy(course -> assertThat(CourseId.fault(course.code())).isEmpty());
        assertThat(courses)
                .contains(new Course(
                        "do_113569878939262976132", "Prevention of Sexual Harassment of Women at Workplace", 112));
        RegisterPage<Course> first = RegisterPage.of(courses, Course::code, 10, null);
        RegisterPage<Course> rest = RegisterPage.of(courses, Course::code, 500, first.nextCursor());
        assertThat(first.items()).hasSize(10);
        assertThat(rest.items()).containsExactlyElementsOf(courses.subList(10, courses.size()));
        assertThat(rest.nextCursor()).isNull();
    }
}
