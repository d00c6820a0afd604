package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands of a learner as a person, courses aside.
 *
 * @param inVain the sources of deactivations with no registration before them to take back, one each
 */
record PersonState(
        LearnerState.Standing standing,
        int onboardedOn,
        @Nullable PostingHistory postings,
        @Nullable String name,
        List<String> inVain) {

    static final PersonState UNKNOWN = new PersonState(LearnerState.Standing.UNREGISTERED, 0, null, null, List.of());

    /** Folds onboardings, transfers and deactivations, ordered by {@link Fact#BY_OCCURRENCE}. */
    static PersonState of(List<Fact> ordered) {
        LearnerState.Standing standing = LearnerState.Standing.UNREGISTERED;
        int onboardedOn = 0;
        @Nullable String name = null;
        List<String> inVain = List.of();
        List<Fact> posted = new ArrayList<>(ordered.size());
        for (Fact fact : ordered) {
            LearningEvent event = fact.event();
            if (event instanceof LearningEvent.Posted) {
                posted.add(fact);
            }
            if (event instanceof LearningEvent.Onboarded onboarded) {
                boolean spellBegins = standing != LearnerState.Standing.REGISTERED;
                onboardedOn = spellBegins ? GovernmentDay.of(fact.occurredAt()) : onboardedOn;
                name = onboarded.name() == null ? name : onboarded.name();
                standing = LearnerState.Standing.REGISTERED;
            } else if (event instanceof LearningEvent.Deactivated) {
                if (standing == LearnerState.Standing.REGISTERED) {
                    standing = LearnerState.Standing.DEACTIVATED;
                } else {
                    inVain = CourseState.with(inVain, fact);
                }
            }
        }
        boolean never = standing == LearnerState.Standing.UNREGISTERED;
        return new PersonState(standing, onboardedOn, never ? null : PostingHistory.of(posted), name, inVain);
    }

    boolean registered() {
        return standing == LearnerState.Standing.REGISTERED;
    }

    /** Whether everything about the learner counts in the same places as under another state. */
    boolean samePlaces(PersonState other) {
        return standing == other.standing
                && onboardedOn == other.onboardedOn
                && inVain.equals(other.inVain)
                && (postings == null ? other.postings == null : postings.equals(other.postings));
    }
}
