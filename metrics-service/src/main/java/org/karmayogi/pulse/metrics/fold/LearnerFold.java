package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A learner while facts are added one by one, in any order: the only place where facts are combined. Work for a fact
 * about a course touches that course alone. Not thread-safe.
 */
final class LearnerFold {

    private static final class Course {
        final List<Fact> ordered = new ArrayList<>(2);
        CourseState state = CourseState.NOTHING;
    }

    private final List<Fact> personal = new ArrayList<>(2);
    private final Map<String, Course> courses = new HashMap<>();
    private PersonState person = PersonState.UNKNOWN;
    private Tally tally = Tally.ZERO;

    /** Takes a fact in; its identity must be new. */
    void add(Fact fact) {
        if (fact.event() instanceof LearningEvent.OnCourse onCourse) {
            Course course = courses.computeIfAbsent(onCourse.courseId(), id -> new Course());
            insert(course.ordered, fact);
            CourseState after = CourseState.of(course.ordered);
            tally = tally.plus(-1, course.state).plus(1, after);
            course.state = after;
        } else {
            insert(personal, fact);
            person = PersonState.of(personal);
        }
    }

    /** Takes a fact in and adds to the totals the difference that it makes. */
    void add(Fact fact, Contributions contributions) {
        PersonState personBefore = person;
        Tally tallyBefore = tally;
        boolean wasEmpty = courses.isEmpty();
        if (fact.event() instanceof LearningEvent.OnCourse onCourse) {
            @Nullable Course known = courses.get(onCourse.courseId());
            CourseState before = known == null ? CourseState.NOTHING : known.state;
            add(fact);
            CourseState after = stateOf(onCourse.courseId());
            if (!after.equals(before)) {
                contributions.course(person, onCourse.courseId(), before, after);
            }
            if (!tally.equals(tallyBefore) || wasEmpty) {
                contributions.standing(-1, person, tallyBefore, !wasEmpty);
                contributions.standing(1, person, tally, true);
            }
            return;
        }
        add(fact);
        if (!person.samePlaces(personBefore)) {
            contributePerson(-1, personBefore, contributions);
            contributePerson(1, person, contributions);
            courses.forEach((id, course) -> {
                contributions.course(personBefore, id, course.state, CourseState.NOTHING);
                contributions.course(person, id, CourseState.NOTHING, course.state);
            });
        }
    }

    private void contributePerson(int sign, PersonState as, Contributions contributions) {
        contributions.onboarding(sign, as);
        contributions.standing(sign, as, tally, !courses.isEmpty());
    }

    private CourseState stateOf(String courseId) {
        Course course = courses.get(courseId);
        return course == null ? CourseState.NOTHING : course.state;
    }

    LearnerSummary summary() {
        @Nullable PostingHistory postings = person.postings();
        return new LearnerSummary(
                person.registered(), postings == null ? null : postings.current(), (int) tally.completions());
    }

    LearnerState state() {
        Map<String, CourseState> states = new HashMap<>(courses.size() * 2);
        courses.forEach((id, course) -> states.put(id, course.state));
        return new LearnerState(person.standing(), person.onboardedOn(), person.postings(), person.name(), states);
    }

    private static void insert(List<Fact> ordered, Fact fact) {
        int at = ordered.size();
        while (at > 0 && Fact.BY_OCCURRENCE.compare(ordered.get(at - 1), fact) > 0) {
            at--;
        }
        ordered.add(at, fact);
    }
}
