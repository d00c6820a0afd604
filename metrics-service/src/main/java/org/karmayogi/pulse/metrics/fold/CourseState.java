package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands of one learner and one course.
 *
 * @param enrolled an enrolment stands: not withdrawn, or implied by a completion
 * @param enrolledOn government day (days since 1970-01-01) the standing enrolment counts on; 0 where none stands
 * @param completed a completion stands
 * @param completedOn government day of the earliest standing completion; 0 where none stands
 * @param minutes the minutes of that completion; 0 where none stands or it named none
 * @param inVain the sources of withdrawals and revocations with nothing before them to take back, one each
 */
public record CourseState(
        boolean enrolled, int enrolledOn, boolean completed, int completedOn, int minutes, List<String> inVain) {

    /** A course without a standing fact. */
    static final CourseState NOTHING = new CourseState(false, 0, false, 0, 0, List.of());

    /** What it adds to a course's standing figures, in the order of the measures of {@link TotalKind#COURSE}. */
    long[] numbers() {
        return new long[] {enrolled ? 1 : 0, completed ? 1 : 0, minutes};
    }

    /** Whether it adds the same to a course's standing figures as another state does. */
    boolean countsAs(CourseState other) {
        return enrolled == other.enrolled && completed == other.completed && minutes == other.minutes;
    }

    /** Folds the facts of one course, ordered by {@link Fact#BY_OCCURRENCE}. */
    static CourseState of(List<Fact> ordered) {
        @Nullable Fact enrolment = null;
        @Nullable Fact completion = null;
        List<String> inVain = List.of();
        for (Fact fact : ordered) {
            LearningEvent event = fact.event();
            if (event instanceof LearningEvent.Enrolled) {
                enrolment = enrolment == null ? fact : enrolment;
            } else if (event instanceof LearningEvent.Withdrawn) {
                inVain = enrolment == null ? with(inVain, fact) : inVain;
                enrolment = null;
            } else if (event instanceof LearningEvent.Completed) {
                completion = completion == null ? fact : completion;
            } else if (event instanceof LearningEvent.Revoked) {
                inVain = completion == null ? with(inVain, fact) : inVain;
                completion = null;
            }
        }
        int completedOn = completion == null ? 0 : GovernmentDay.of(completion.occurredAt());
        int enrolledOn = enrolment == null ? completedOn : GovernmentDay.of(enrolment.occurredAt());
        int minutes = completion == null ? 0 : ((LearningEvent.Completed) completion.event()).durationMinutes();
        return new CourseState(
                enrolment != null || completion != null, enrolledOn, completion != null, completedOn, minutes, inVain);
    }

    /** Facts that take back what is not there are few: nothing is made of the list before there is one. */
    static List<String> with(List<String> inVain, Fact fact) {
        List<String> longer = inVain.isEmpty() ? new ArrayList<>(2) : inVain;
        longer.add(fact.source());
        return longer;
    }
}
