package org.karmayogi.pulse.metrics.fold;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The effects of facts that do not count where they are kept, and of those that make it so, but for identity facts. */
final class SteeringEffects {

    private SteeringEffects() {}

    static void add(String key, Collection<Fact> facts, CountingRule rule, Map<Fact, FactEffect> effects) {
        for (Fact fact : facts) {
            LearningEvent event = fact.event();
            if (event instanceof LearningEvent.StatementRecorded) {
                @Nullable Fact voided = first(facts, LearningEvent.StatementVoided.class);
                effects.put(fact, voided == null ? FactEffect.COUNTS : FactEffect.undoneBy(voided));
            } else if (event instanceof LearningEvent.StatementVoided) {
                boolean recorded = first(facts, LearningEvent.StatementRecorded.class) != null;
                boolean first = fact.equals(first(facts, LearningEvent.StatementVoided.class));
                effects.put(fact, recorded && first ? FactEffect.UNDOES : FactEffect.VOID);
            } else if (!(event instanceof LearningEvent.Identity)) {
                ordinary(key, fact, rule, effects);
            }
        }
        for (Fact fact : facts) {
            @Nullable Fact voided = rule.placeOf(fact).equals(key) ? rule.voidedBy(fact) : null;
            if (voided != null && !(fact.event() instanceof LearningEvent.Steering)) {
                effects.put(voided, FactEffect.UNDOES);
            }
        }
    }

    private static void ordinary(String key, Fact fact, CountingRule rule, Map<Fact, FactEffect> effects) {
        String place = rule.placeOf(fact);
        @Nullable Fact voided = rule.voidedBy(fact);
        if (!place.equals(key)) {
            effects.put(fact, new FactEffect(FactEffect.Kind.MOVED, null, place));
        } else if (fact.event() instanceof LearningEvent.EventVoided) {
            effects.put(fact, FactEffect.VOID); // unless what it names is found
        } else if (voided != null) {
            effects.put(fact, FactEffect.undoneBy(voided));
        }
    }

    private static @Nullable Fact first(Collection<Fact> facts, Class<? extends LearningEvent> family) {
        return facts.stream()
                .filter(fact -> family.isInstance(fact.event()))
                .min(Fact.BY_OCCURRENCE)
                .orElse(null);
    }
}
