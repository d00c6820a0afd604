package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the owner of a document has to forward whenever a fact is new in it (ADR 15). A function of the facts in the
 * document, so that whoever owns it after a crash forwards the same. Not thread-safe.
 */
public final class Forwarding {

    private final String key;
    private Identities identities;

    /**
     * Forwarding from a document.
     *
     * @param key the id its facts are kept under
     * @param facts those that are there before the first is {@link #added}
     */
    public Forwarding(String key, Collection<Fact> facts) {
        this.key = key;
        this.identities = Identities.of(key, facts);
    }

    /**
     * What is to be forwarded because a fact is new.
     *
     * @param all gives all facts of the document, the new one among them
     */
    public List<Forward> added(Fact fact, Supplier<List<Fact>> all) {
        LearningEvent event = fact.event();
        if (event instanceof LearningEvent.Identity) {
            return identityAdded(fact, all.get());
        }
        if (event instanceof LearningEvent.StatementRecorded || event instanceof LearningEvent.StatementVoided) {
            return voidings(fact, all.get());
        }
        String place = identities.resolve(fact.sentAs(key));
        return place.equals(key) ? List.of() : List.of(forward(fact, place, fact.offset()));
    }

    private List<Forward> identityAdded(Fact added, List<Fact> all) {
        Identities before = identities;
        identities = Identities.of(key, all);
        List<Forward> forwards = new ArrayList<>();
        Set<String> told = namedBefore(added, all);
        told.forEach(learner -> tell(learner, List.of(added), added.offset(), forwards));
        if (isOwn(added) && !told.contains(Identities.learnerOf(added))) {
            List<Fact> everything = Identities.identityFacts(all).toList();
            tell(Identities.learnerOf(added), everything, added.offset(), forwards);
        }
        for (Fact fact : all) {
            if (!(fact.event() instanceof LearningEvent.Identity)) {
                String place = identities.resolve(fact.sentAs(key));
                if (!place.equals(key) && !place.equals(before.resolve(fact.sentAs(key)))) {
                    forwards.add(forward(fact, place, added.offset()));
                }
            }
        }
        return forwards;
    }

    /** The learners that the document's own identity facts name, but for the new one. */
    private Set<String> namedBefore(Fact added, List<Fact> all) {
        Set<String> named = new HashSet<>();
        Identities.identityFacts(all)
                .filter(fact -> isOwn(fact) && !fact.equals(added))
                .forEach(fact -> named.add(Identities.learnerOf(fact)));
        return named;
    }

    private boolean isOwn(Fact fact) {
        return fact.sentAs(key).equals(key);
    }

    /** A learner has its own identity facts at first hand. */
    private void tell(String learner, List<Fact> identityFacts, long cause, List<Forward> forwards) {
        for (Fact fact : identityFacts) {
            if (!fact.sentAs(key).equals(learner)) {
                forwards.add(forward(fact, learner, cause));
            }
        }
    }

    private Forward forward(Fact fact, String to, long cause) {
        return new Forward(to, fact.under(to, fact.sentAs(key)), cause);
    }

    /**
     * A voided statement that was recorded takes its learner's event back. One voiding is enough, so a statement that
     * is voided again and again forwards nothing more.
     */
    private static List<Forward> voidings(Fact added, List<Fact> all) {
        Optional<Fact> recorded = first(LearningEvent.StatementRecorded.class, all);
        Optional<Fact> voided = first(LearningEvent.StatementVoided.class, all);
        if (recorded.isEmpty() || voided.isEmpty() || !(added.equals(recorded.get()) || added.equals(voided.get()))) {
            return List.of();
        }
        LearningEvent.StatementRecorded statement =
                (LearningEvent.StatementRecorded) recorded.get().event();
        return List.of(new Forward(statement.learnerId(), voiding(recorded.get(), voided.get()), added.offset()));
    }

    private static Optional<Fact> first(Class<? extends LearningEvent> type, List<Fact> all) {
        return all.stream().filter(fact -> type.isInstance(fact.event())).findFirst();
    }

    private static Fact voiding(Fact recorded, Fact voided) {
        LearningEvent event = new LearningEvent.EventVoided(recorded.id());
        return new Fact(
                voided.source(), voided.id(), voided.occurredAt(), voided.receivedAt(), voided.offset(), null, event);
    }
}
