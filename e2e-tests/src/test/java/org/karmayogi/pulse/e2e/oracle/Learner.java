package org.karmayogi.pulse.e2e.oracle;

import java.util.Map;

/**
 * What one learner's facts add up to.
 *
 * @param everOnboarded whether any onboarding is known, whatever came after
 * @param registered whether an onboarding stands with no deactivation after it
 * @param posting the latest; meaningless for those never onboarded
 * @param courses by course id, every course of which there is a fact
 */
record Learner(boolean everOnboarded, boolean registered, Posting posting, Map<String, Course> courses) {

    record Posting(String department, String district, String category) {}

    record Course(boolean enrolled, boolean completed, int minutes) {}

    int enrolments() {
        return (int) courses.values().stream().filter(Course::enrolled).count();
    }

    int completions() {
        return (int) courses.values().stream().filter(Course::completed).count();
    }

    int minutes() {
        return courses.values().stream().mapToInt(Course::minutes).sum();
    }

    boolean inProgress() {
        return courses.values().stream().anyMatch(course -> course.enrolled() && !course.completed());
    }
}
