package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's facts add up to: a function of the set of facts, whatever the order of their arrival. Immutable.
 *
 * @param standing whether the learner counts
 * @param onboardedOn government day the latest spell of registration began; 0 for those never onboarded
 * @param postings where the learner served; null for those never onboarded
 * @param courses by course id, every course the learner has a fact about
 */
public record LearnerState(
        Standing standing,
        int onboardedOn,
        @Nullable PostingHistory postings,
        @Nullable String name,
        Map<String, CourseState> courses) {

    /** A learner's standing with the programme. */
    public enum Standing {
        /** No onboarding has arrived yet. */
        UNREGISTERED,
        /** An onboarding stands with no deactivation after it. */
        REGISTERED,
        /** Onboarded once, deactivated since. */
        DEACTIVATED
    }

    /** A learner about whom nothing is known. */
    public static final LearnerState NONE = new LearnerState(Standing.UNREGISTERED, 0, null, null, Map.of());

    /** Projects a set of facts, each identity at most once, in any order. */
    public static LearnerState project(Collection<Fact> facts) {
        List<Fact> ordered = new ArrayList<>(facts);
        ordered.sort(Fact.BY_OCCURRENCE);
        Standing standing = Standing.UNREGISTERED;
        int onboardedOn = 0;
        @Nullable String name = null;
        List<Fact> posted = new ArrayList<>(2);
        Map<String, List<Fact>> byCourse = new HashMap<>();
        for (Fact fact : ordered) {
            LearningEvent event = fact.event();
            if (event instanceof LearningEvent.OnCourse onCourse) {
                byCourse.computeIfAbsent(onCourse.courseId(), course -> new ArrayList<>(2))
                        .add(fact);
                continue;
            }
            if (event instanceof LearningEvent.Posted) {
                posted.add(fact);
            }
            if (event instanceof LearningEvent.Onboarded onboarded) {
                onboardedOn = standing == Standing.REGISTERED ? onboardedOn : GovernmentDay.of(fact.occurredAt());
                name = onboarded.name() == null ? name : onboarded.name();
                standing = Standing.REGISTERED;
            } else if (event instanceof LearningEvent.Deactivated && standing == Standing.REGISTERED) {
                standing = Standing.DEACTIVATED;
            }
        }
        Map<String, CourseState> courses = new HashMap<>(byCourse.size() * 2);
        byCourse.forEach((course, about) -> courses.put(course, CourseState.of(about)));
        return new LearnerState(
                standing,
                onboardedOn,
                standing == Standing.UNREGISTERED ? null : PostingHistory.of(posted),
                name,
                courses);
    }

    /** Whether the learner is in the standing figures. */
    public boolean registered() {
        return standing == Standing.REGISTERED;
    }

    /** The latest posting; null for those never onboarded. */
    public @Nullable Posting posting() {
        return postings == null ? null : postings.current();
    }

    /** How many courses stand as completed. */
    public int completions() {
        int completions = 0;
        for (CourseState course : courses.values()) {
            completions += course.completed() ? 1 : 0;
        }
        return completions;
    }
}
