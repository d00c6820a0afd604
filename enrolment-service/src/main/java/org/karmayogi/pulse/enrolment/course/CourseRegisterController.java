package org.karmayogi.pulse.enrolment.course;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Course;
import org.karmayogi.pulse.edge.register.RegisterPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The course catalogue, as a list. */
@RestController
class CourseRegisterController {

    private final List<Course> courses = Course.all();

    @GetMapping("/v1/courses")
    RegisterPage<Course> courses(
            @RequestParam(defaultValue = RegisterPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return RegisterPage.of(courses, Course::code, limit, cursor);
    }
}
