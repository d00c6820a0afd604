package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one fact does to a learner's figures, given all the others; the fold itself does not ask for it, it is the explanation.
 *
 * @param undoneBy the fact that undid this one; null unless it is {@link Kind#UNDONE}
 */
public record FactEffect(Kind kind, @Nullable Fact undoneBy) {

    /** In a word. */
    public enum Kind {
        /** It makes the figure: an onboarding, a posting, an enrolment or a completion that stands. */
        COUNTS,
        /** It stands, but an earlier one makes the figure already. */
        REPEATED,
        /** A later deactivation, withdrawal or revocation took it back. */
        UNDONE,
        /** A deactivation, withdrawal or revocation that took something back. */
        UNDOES,
        /** A deactivation, withdrawal or revocation with nothing before it to take back. */
        VOID
    }

    /** Facts that make and take back the same thing, in the order in which facts combine. */
    private static final class Chain {

        private final List<Fact> open = new ArrayList<>(2);

        void make(Fact fact, Map<Fact, FactEffect> effects) {
            effects.put(fact, new FactEffect(open.isEmpty() ? Kind.COUNTS : Kind.REPEATED, null));
            open.add(fact);
        }

        void takeBack(Fact fact, Map<Fact, FactEffect> effects) {
            effects.put(fact, new FactEffect(open.isEmpty() ? Kind.VOID : Kind.UNDOES, null));
            open.forEach(undone -> effects.put(undone, new FactEffect(Kind.UNDONE, fact)));
            open.clear();
        }
    }

    /** The effects of a set of facts, each identity at most once, in any order. */
    public static Map<Fact, FactEffect> of(Collection<Fact> facts) {
        Map<Fact, FactEffect> effects = new HashMap<>();
        Chain registration = new Chain();
        Map<String, Chain> enrolments = new HashMap<>();
        Map<String, Chain> completions = new HashMap<>();
        for (Fact fact : facts.stream().sorted(Fact.BY_OCCURRENCE).toList()) {
            LearningEvent event = fact.event();
            if (event instanceof LearningEvent.Onboarded) {
                registration.make(fact, effects);
            } else if (event instanceof LearningEvent.Deactivated) {
                registration.takeBack(fact, effects);
            } else if (event instanceof LearningEvent.Transferred) {
                effects.put(fact, new FactEffect(Kind.COUNTS, null));
            } else if (event instanceof LearningEvent.Enrolled enrolled) {
                chain(enrolments, enrolled).make(fact, effects);
            } else if (event instanceof LearningEvent.Withdrawn withdrawn) {
                chain(enrolments, withdrawn).takeBack(fact, effects);
            } else if (event instanceof LearningEvent.Completed completed) {
                chain(completions, completed).make(fact, effects);
            } else if (event instanceof LearningEvent.Revoked revoked) {
                chain(completions, revoked).takeBack(fact, effects);
            }
        }
        return effects;
    }

    private static Chain chain(Map<String, Chain> chains, LearningEvent.OnCourse event) {
        return chains.computeIfAbsent(event.courseId(), course -> new Chain());
    }
}
