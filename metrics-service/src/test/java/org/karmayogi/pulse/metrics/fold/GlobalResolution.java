package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who each event counts for, told from everything that was sent at once; written apart from the product's rules. */
final class GlobalResolution {

    private static final Comparator<SentEvents.Sent> ORDER = Comparator.comparing(
            SentEvents.Sent::fact,
            Comparator.comparing(Fact::occurredAt)
                    .thenComparing(Fact::source)
                    .thenComparing(Fact::receivedAt)
                    .thenComparing(Fact::id));

    private final List<SentEvents.Sent> sent;
    private final Map<String, SentEvents.Sent> links = new HashMap<>();

    GlobalResolution(List<SentEvents.Sent> sent) {
        this.sent = sent.stream().sorted(ORDER).toList();
        for (SentEvents.Sent one : this.sent) {
            if (one.fact().event() instanceof LearningEvent.IdentityLinked link) {
                SentEvents.Sent before = links.get(one.sentAs());
                if (before == null || !target(before).equals(link.learnerId())) {
                    links.put(one.sentAs(), one);
                }
            } else if (one.fact().event() instanceof LearningEvent.IdentityUnlinked unlink) {
                links.computeIfPresent(
                        one.sentAs(), (alias, link) -> target(link).equals(unlink.learnerId()) ? null : link);
            }
        }
        cutRings();
    }

    private static String target(SentEvents.Sent link) {
        return ((LearningEvent.IdentityLinked) link.fact().event()).learnerId();
    }

    /** Of each ring the latest link is void. */
    private void cutRings() {
        for (String id : SentEvents.IDS) {
            List<SentEvents.Sent> walked = new ArrayList<>();
            String at = id;
            while (links.containsKey(at) && walked.size() < SentEvents.IDS.size()) {
                SentEvents.Sent link = links.get(at);
                walked.add(link);
                at = target(link);
                if (at.equals(id)) {
                    links.remove(walked.stream().max(ORDER).orElseThrow().sentAs());
                    break;
                }
            }
        }
    }

    private String end(String id) {
        String at = id;
        while (links.containsKey(at)) {
            at = target(links.get(at));
        }
        return at;
    }

    /** The events that count for a learner, as if all had been sent under that id. */
    List<Fact> facts(String learner) {
        Set<String> seen = new HashSet<>();
        List<Fact> facts = new ArrayList<>();
        for (SentEvents.Sent one : sent) {
            Fact fact = one.fact();
            if (!(fact.event() instanceof LearningEvent.Steering)
                    && end(one.sentAs()).equals(learner)
                    && !isVoided(fact)
                    && seen.add(fact.source() + " " + fact.id())) {
                facts.add(new Fact(
                        fact.source(), fact.id(), fact.occurredAt(), fact.receivedAt(), 0, null, fact.event()));
            }
        }
        return facts;
    }

    private boolean isVoided(Fact fact) {
        String statement = "xapi|" + fact.source() + "|" + fact.id();
        return sent.stream()
                .anyMatch(one ->
                        one.key().equals(statement) && one.fact().event() instanceof LearningEvent.StatementVoided);
    }
}
