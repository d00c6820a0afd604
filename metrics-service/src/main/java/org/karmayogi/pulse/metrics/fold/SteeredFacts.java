package org.karmayogi.pulse.metrics.fold;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All facts of a document that holds some which are not plain, and which of them count. Not thread-safe. */
final class SteeredFacts {

    private final String key;
    private final List<Fact> all;
    private CountingRule rule;

    /** What a steering fact changes: the facts that counted and do not, and those that did not and do. */
    record Change(List<Fact> gone, List<Fact> come) {
        boolean isEmpty() {
            return gone.isEmpty() && come.isEmpty();
        }
    }

    SteeredFacts(String key, Collection<Fact> facts) {
        this.key = key;
        this.all = new ArrayList<>(facts);
        this.rule = CountingRule.of(key, facts);
    }

    /** Those that count, in the order they were taken in. */
    List<Fact> counting() {
        return all.stream().filter(rule::counts).toList();
    }

    /** Takes in a fact that does not steer others, and says whether it counts. */
    boolean add(Fact fact) {
        all.add(fact);
        return rule.counts(fact);
    }

    /** Takes in one that does. */
    Change steer(Fact fact) {
        CountingRule before = rule;
        all.add(fact);
        rule = CountingRule.of(key, all);
        Change change = new Change(new ArrayList<>(), new ArrayList<>());
        for (Fact one : all) {
            boolean counted = before.counts(one);
            if (counted != rule.counts(one)) {
                (counted ? change.gone() : change.come()).add(one);
            }
        }
        return change;
    }
}
