package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where ids point, as the identity facts of one document say (ADR 15). An alias's facts are taken in the order in
 * which facts combine: a link sets its target, an unlink of the learner that it points to clears it. The links that
 * stand then are taken in the same order, and one that would close a ring is void. Immutable.
 */
final class Identities {

    private final String key;
    private final Map<String, Fact> links;

    private Identities(String key, Map<String, Fact> links) {
        this.key = key;
        this.links = links;
    }

    /**
     * What the facts of the document {@code key} say, in any order; facts that are not about identity are passed
     * over.
     */
    static Identities of(String key, Collection<Fact> facts) {
        return of(key, facts, (fact, effect) -> {});
    }

    /** The same, and tells the effect of each identity fact; a later effect of the same fact replaces the earlier. */
    static Identities of(String key, Collection<Fact> facts, Effects effects) {
        Map<String, Fact> standing = new HashMap<>();
        for (Fact fact : identityFacts(facts).sorted(Fact.BY_OCCURRENCE).toList()) {
            String alias = fact.sentAs(key);
            @Nullable Fact before = standing.get(alias);
            boolean same = before != null && learnerOf(before).equals(learnerOf(fact));
            if (fact.event() instanceof LearningEvent.IdentityUnlinked) {
                effects.put(fact, same ? FactEffect.UNDOES : FactEffect.VOID);
                if (before != null && same) {
                    standing.remove(alias);
                    effects.put(before, FactEffect.undoneBy(fact));
                }
            } else if (same) {
                effects.put(fact, FactEffect.REPEATED);
            } else {
                effects.put(fact, FactEffect.COUNTS);
                standing.put(alias, fact);
                if (before != null) {
                    effects.put(before, FactEffect.undoneBy(fact));
                }
            }
        }
        return new Identities(key, withoutRings(key, standing.values(), effects));
    }

    private static Map<String, Fact> withoutRings(String key, Collection<Fact> standing, Effects effects) {
        Map<String, Fact> links = new HashMap<>();
        for (Fact link : standing.stream().sorted(Fact.BY_OCCURRENCE).toList()) {
            String alias = link.sentAs(key);
            if (end(links, learnerOf(link)).equals(alias)) {
                effects.put(link, FactEffect.VOID);
            } else {
                links.put(alias, link);
            }
        }
        return links;
    }

    static Stream<Fact> identityFacts(Collection<Fact> facts) {
        return facts.stream().filter(fact -> fact.event() instanceof LearningEvent.Identity);
    }

    /** The learner that an identity fact names. */
    static String learnerOf(Fact fact) {
        return ((LearningEvent.Identity) fact.event()).learnerId();
    }

    private static String end(Map<String, Fact> links, String id) {
        String at = id;
        for (Fact link = links.get(at); link != null; link = links.get(at)) {
            at = learnerOf(link);
        }
        return at;
    }

    /** The id that what is sent under an id counts for, as far as this document knows. */
    String resolve(String sentId) {
        return end(links, sentId);
    }

    /** The ids, but the document's own, under which is sent what counts in it; in order. */
    List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        for (String alias : links.keySet()) {
            if (resolve(alias).equals(key)) {
                aliases.add(alias);
            }
        }
        Collections.sort(aliases);
        return aliases;
    }

    /** Takes what facts do. */
    @FunctionalInterface
    interface Effects {
        void put(Fact fact, FactEffect effect);
    }
}
