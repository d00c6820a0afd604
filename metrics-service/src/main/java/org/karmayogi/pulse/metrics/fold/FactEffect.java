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
 * @param countsAt the learner it counts for; null unless it is {@link Kind#MOVED}
 */
public record FactEffect(
        Kind kind, @Nullable Fact undoneBy, @Nullable String countsAt) {

    static final FactEffect COUNTS = new FactEffect(Kind.COUNTS, null, null);
    static final FactEffect REPEATED = new FactEffect(Kind.REPEATED, null, null);
    static final FactEffect UNDOES = new FactEffect(Kind.UNDOES, null, null);
    static final FactEffect VOID = new FactEffect(Kind.VOID, null, null);

    /** In a word. */
    public enum Kind {
        /**
         * It makes the figure: an onboarding, a posting, an enrolment or a completion that stands; or it is a link
         * that stands.
         */
        COUNTS,
        /** It stands, but an earlier one makes the figure already. */
        REPEATED,
        /** Another fact took it back: a later deactivation, withdrawal, revocation, link or unlink, or a voiding. */
        UNDONE,
        /** It takes something back. */
        UNDOES,
        /** It would take something back, but there is nothing; or it is a link that would close a ring. */
        VOID,
        /** It counts for another learner: the id it was sent under is an alias of theirs. */
        MOVED
    }

    /** Facts that make and take back the same thing, in the order in which facts combine. */
    private static final class Chain {

        private final List<Fact> open = new ArrayList<>(2);

        void make(Fact fact, Map<Fact, FactEffect> effects) {
            effects.put(fact, open.isEmpty() ? COUNTS : REPEATED);
            open.add(fact);
        }

        void takeBack(Fact fact, Map<Fact, FactEffect> effects) {
            effects.put(fact, open.isEmpty() ? VOID : UNDOES);
            open.forEach(undone -> effects.put(undone, undoneBy(fact)));
            open.clear();
        }
    }

    static FactEffect undoneBy(Fact fact) {
        return new FactEffect(Kind.UNDONE, fact, null);
    }

    /**
     * The effects of a set of facts, each identity at most once, in any order.
     *
     * @param key the id they are kept under
     */
    public static Map<Fact, FactEffect> of(String key, Collection<Fact> facts) {
        Map<Fact, FactEffect> effects = new HashMap<>();
        CountingRule rule = CountingRule.of(key, facts, Identities.of(key, facts, effects::put));
        SteeringEffects.add(key, facts, rule, effects);
        combined(facts.stream().filter(rule::counts).sorted(Fact.BY_OCCURRENCE).toList(), effects);
        return effects;
    }

    private static void combined(List<Fact> counting, Map<Fact, FactEffect> effects) {
        Chain registration = new Chain();
        Map<String, Chain> enrolments = new HashMap<>();
        Map<String, Chain> completions = new HashMap<>();
        for (Fact fact : counting) {
            LearningEvent event = fact.event();
            if (event instanceof LearningEvent.Onboarded) {
                registration.make(fact, effects);
            } else if (event instanceof LearningEvent.Deactivated) {
                registration.takeBack(fact, effects);
            } else if (event instanceof LearningEvent.Transferred) {
                effects.put(fact, COUNTS);
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
    }

    private static Chain chain(Map<String, Chain> chains, LearningEvent.OnCourse event) {
        return chains.computeIfAbsent(event.courseId(), course -> new Chain());
    }
}
