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

    private final String key;
    private final List<Fact> personal = new ArrayList<>(2);
    private final Map<String, Course> courses = new HashMap<>();
    private PersonState person = PersonState.UNKNOWN;
    private Tally tally = Tally.ZERO;

    /** There once a fact has come that is not plain; which facts count is asked of it then. */
    private @Nullable SteeredFacts steered;

    /**
     * The fold of the first of some facts.
     *
     * @param key the id they are kept under
     */
    LearnerFold(String key, List<Fact> facts, int count) {
        this.key = key;
        for (int i = 0; i < count; i++) {
            Fact fact = facts.get(i);
            if (!fact.isPlain()) {
                personal.clear();
                courses.clear();
                person = PersonState.UNKNOWN;
                tally = Tally.ZERO;
                steered = new SteeredFacts(key, facts.subList(0, count));
                steered.counting().forEach(this::count);
                return;
            }
            count(fact);
        }
    }

    /** Takes a fact in, whose identity must be new, and adds to the totals the difference that it makes. */
    void add(Fact fact, Contributions contributions) {
        if (steered == null && fact.isPlain()) {
            count(fact, contributions);
        } else {
            steer(fact, contributions);
        }
    }

    private void steer(Fact fact, Contributions contributions) {
        if (steered == null) {
            steered = new SteeredFacts(key, counted());
        }
        if (!(fact.event() instanceof LearningEvent.Steering)) {
            if (steered.add(fact)) {
                count(fact, contributions);
            }
            return;
        }
        SteeredFacts.Change change = steered.steer(fact);
        if (!change.isEmpty()) {
            contribute(-1, person, contributions);
            change.gone().forEach(this::uncount);
            change.come().forEach(this::count);
            contribute(1, person, contributions);
        }
    }

    private List<Fact> counted() {
        List<Fact> all = new ArrayList<>(personal);
        courses.values().forEach(course -> all.addAll(course.ordered));
        return all;
    }

    private void count(Fact fact) {
        if (fact.event() instanceof LearningEvent.OnCourse onCourse) {
            Course course = courses.computeIfAbsent(onCourse.courseId(), id -> new Course());
            insert(course.ordered, fact);
            refold(course);
        } else {
            insert(personal, fact);
            person = PersonState.of(personal);
        }
    }

    private void uncount(Fact fact) {
        if (fact.event() instanceof LearningEvent.OnCourse onCourse) {
            courses.computeIfPresent(onCourse.courseId(), (id, course) -> {
                course.ordered.remove(fact);
                refold(course);
                return course.ordered.isEmpty() ? null : course;
            });
        } else {
            personal.remove(fact);
            person = PersonState.of(personal);
        }
    }

    private void refold(Course course) {
        CourseState after = CourseState.of(course.ordered);
        tally = tally.plus(-1, course.state).plus(1, after);
        course.state = after;
    }

    private void count(Fact fact, Contributions contributions) {
        PersonState personBefore = person;
        Tally tallyBefore = tally;
        boolean wasEmpty = courses.isEmpty();
        if (fact.event() instanceof LearningEvent.OnCourse onCourse) {
            @Nullable Course known = courses.get(onCourse.courseId());
            CourseState before = known == null ? CourseState.NOTHING : known.state;
            count(fact);
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
        count(fact);
        if (!person.samePlaces(personBefore)) {
            contribute(-1, personBefore, contributions);
            contribute(1, person, contributions);
        }
    }

    /** Everything the learner adds to totals if it stands as {@code as}. */
    private void contribute(int sign, PersonState as, Contributions contributions) {
        contributions.person(sign, as, tally, !courses.isEmpty());
        courses.forEach((id, course) -> contributions.course(
                as, id, sign > 0 ? CourseState.NOTHING : course.state, sign > 0 ? course.state : CourseState.NOTHING));
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
