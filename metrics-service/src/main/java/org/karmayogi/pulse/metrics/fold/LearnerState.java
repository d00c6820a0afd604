package org.karmayogi.pulse.metrics.fold;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a learner's facts add up to: a function of the set of facts, whatever the order of their arrival. Immutable.
 *
 * @param standing whether the learner counts
 * @param onboardedOn government day the latest spell of registration began; 0 for those never onboarded
 * @param postings where the learner served; null for those never onboarded
 * @param name the latest name an onboarding gave; null where none did
 * @param courses by course id, every course that a fact which counts is about
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

    /**
     * Projects a set of facts, each identity at most once, in any order.
     *
     * @param learnerId the id they are kept under
     */
    public static LearnerState project(String learnerId, Collection<Fact> facts) {
        return new LearnerFold(learnerId, List.copyOf(facts), facts.size()).state();
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
