package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every event counts for exactly one person, whatever the order in which events and what is forwarded arrive. */
class ForwardingPropertyTests {

    @Property(tries = 2_000)
    void everyPersonIsWhatOneWhoKnowsEverythingWouldSay(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        List<SentEvents.Sent> sent = SentEvents.from(new Random(seed), count);
        GlobalResolution expected = new GlobalResolution(sent);
        Collections.shuffle(sent, new Random(seed + 1));
        Documents documents = Documents.of(new Random(seed + 2), sent);
        for (String id : SentEvents.IDS) {
            assertThat(totals(id, documents.facts(id))).as(id).isEqualTo(new PlainFold(expected.facts(id)).totals());
            assertThat(state(id, documents.facts(id))).as(id).isEqualTo(state(id, expected.facts(id)));
        }
    }

    @Property(tries = 500)
    void anySplitIntoChangesGivesTheSameTotals(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        Documents documents = Documents.of(new Random(seed + 2), SentEvents.from(new Random(seed), count));
        Random random = new Random(seed);
        for (String key : documents.keys()) {
            List<Fact> facts = documents.facts(key);
            Contributions split = new Contributions();
            for (int known = 0; known < facts.size(); ) {
                int to = Math.min(facts.size(), known + 1 + random.nextInt(5));
                split.add(key, facts.subList(0, to), known);
                known = to;
            }
            assertThat(text(split)).isEqualTo(totals(key, facts));
        }
    }

    @Property(tries = 300)
    void everyTotalThatAnyPrefixTouchesIsTouchedByTheWhole(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int count) {
        Documents documents = Documents.of(new Random(seed + 2), SentEvents.from(new Random(seed), count));
        for (String key : documents.keys()) {
            List<Fact> facts = documents.facts(key);
            int known = facts.size() / 2;
            Contributions whole = new Contributions();
            whole.add(key, facts, known);
            Set<TotalKey> touched = new HashSet<>();
            whole.forEach((total, cells) -> touched.add(total));
            for (int to = known; to <= facts.size(); to++) {
                Contributions prefix = new Contributions();
                prefix.add(key, facts.subList(0, to), known);
                prefix.forEach((total, cells) -> assertThat(touched).contains(total));
            }
        }
    }

    /** What is said to count is what the fold counts, and every fact has an effect. */
    @Property(tries = 500)
    void theExplanationAgreesWithTheFold(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        Documents documents = Documents.of(new Random(seed + 2), SentEvents.from(new Random(seed), count));
        for (String key : documents.keys()) {
            List<Fact> facts = documents.facts(key);
            Map<Fact, FactEffect> effects = FactEffect.of(key, facts);
            assertThat(effects).hasSize(facts.size());
            long completions = facts.stream()
                    .filter(fact -> fact.event() instanceof LearningEvent.Completed
                            && effects.get(fact).kind() == FactEffect.Kind.COUNTS)
                    .count();
            assertThat(completions).isEqualTo(LearnerState.project(key, facts).completions());
            for (Fact fact : facts) {
                boolean elsewhere = effects.get(fact).kind() == FactEffect.Kind.MOVED;
                assertThat(effects.get(fact).countsAt() != null).isEqualTo(elsewhere);
            }
        }
    }

    @Property(tries = 500)
    void everyKindOfFactComesBackAsItWentIn(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        FactSet set = new FactSet();
        List<Fact> facts = new ArrayList<>();
        for (SentEvents.Sent one : SentEvents.from(new Random(seed), count)) {
            Fact fact = one.fact().at(facts.size());
            if (set.add(fact) == FactSet.Outcome.ADDED) {
                facts.add(fact);
            }
        }
        assertThat(set.slice().facts()).isEqualTo(facts);
        FactSet restored = FactSet.restore(set.slice().toByteArray(), Long.MAX_VALUE);
        assertThat(restored.isPlain()).isEqualTo(set.isPlain());
        assertThat(set.isPlain()).isEqualTo(facts.stream().allMatch(Fact::isPlain));
    }

    private static LearnerState state(String id, List<Fact> facts) {
        return LearnerState.project(id, facts);
    }

    private static Map<String, String> totals(String key, List<Fact> facts) {
        Contributions contributions = new Contributions();
        contributions.add(key, facts, 0);
        return text(contributions);
    }

    private static Map<String, String> text(Contributions contributions) {
        Map<String, String> text = new TreeMap<>();
        contributions.forEach((key, cells) -> {
            if (!cells.isEmpty()) {
                text.put(key.kind().code() + "|" + key.key(), cells.toString());
            }
        });
        return text;
    }
}
