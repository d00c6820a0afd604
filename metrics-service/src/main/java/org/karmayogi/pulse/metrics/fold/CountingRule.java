package org.karmayogi.pulse.metrics.fold;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of a document count in it: those whose sent id is resolved to the document's, and that no event of
 * their source, which counts there, too, has voided. Immutable.
 */
final class CountingRule {

    private record Identity(String source, String id) {}

    private final String key;
    private final Identities identities;
    private final Map<Identity, Fact> voided;

    private CountingRule(String key, Identities identities, Map<Identity, Fact> voided) {
        this.key = key;
        this.identities = identities;
        this.voided = voided;
    }

    /** What the facts of the document {@code key} say of each other, in any order. */
    static CountingRule of(String key, Collection<Fact> facts) {
        return of(key, facts, Identities.of(key, facts));
    }

    static CountingRule of(String key, Collection<Fact> facts, Identities identities) {
        Map<Identity, Fact> voided = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.event() instanceof LearningEvent.EventVoided event
                    && identities.resolve(fact.sentAs(key)).equals(key)) {
                voided.merge(
                        new Identity(fact.source(), event.eventId()),
                        fact,
                        (one, other) -> Fact.BY_OCCURRENCE.compare(one, other) <= 0 ? one : other);
            }
        }
        return new CountingRule(key, identities, voided);
    }

    /** Whether a fact adds to the document's figures. */
    boolean counts(Fact fact) {
        return !(fact.event() instanceof LearningEvent.Steering)
                && placeOf(fact).equals(key)
                && voidedBy(fact) == null;
    }

    /** The document a fact counts in, as far as this one knows. */
    String placeOf(Fact fact) {
        return identities.resolve(fact.sentAs(key));
    }

    /** The event that voided a fact; of several the first. Null where none did. */
    @Nullable Fact voidedBy(Fact fact) {
        return voided.isEmpty() ? null : voided.get(new Identity(fact.source(), fact.id()));
    }
}
