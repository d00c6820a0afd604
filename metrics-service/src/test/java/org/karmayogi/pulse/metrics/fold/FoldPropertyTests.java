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

/** The order, the repetition and the batching of a history change neither the learner nor the totals. */
class FoldPropertyTests {

    @Property(tries = 500)
    void anyPermutationGivesTheSameLearner(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        List<Fact> facts = Histories.facts(new Random(seed), count);
        LearnerState expected = LearnerState.project("UP-1", facts);
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed + 1));
        assertThat(LearnerState.project("UP-1", shuffled)).isEqualTo(expected);
    }

    @Property(tries = 500)
    void anyDuplicationGivesTheSameLearner(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Random random = new Random(seed);
        List<Fact> facts = Histories.facts(random, count);
        FactSet once = new FactSet();
        FactSet repeated = new FactSet();
        for (Fact fact : facts) {
            once.add(fact);
            repeated.add(fact);
            repeated.add(facts.get(random.nextInt((int) fact.offset() + 1)));
        }
        assertThat(repeated.slice().toByteArray()).isEqualTo(once.slice().toByteArray());
    }

    @Property(tries = 500)
    void anySplitIntoChangesGivesTheSameTotals(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Random random = new Random(seed);
        List<Fact> facts = Histories.facts(random, count);
        Contributions inOneGo = new Contributions();
        inOneGo.add("UP-1", facts, 0);
        Contributions split = new Contributions();
        for (int known = 0; known < count; ) {
            int to = Math.min(count, known + 1 + random.nextInt(5));
            split.add("UP-1", facts.subList(0, to), known);
            known = to;
        }
        assertThat(text(split)).isEqualTo(text(inOneGo));
    }

    @Property(tries = 500)
    void everyTotalEqualsTheIndependentFold(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        List<Fact> facts = Histories.facts(new Random(seed), count);
        Contributions contributions = new Contributions();
        contributions.add("UP-1", facts, 0);
        assertThat(text(contributions)).isEqualTo(new PlainFold(facts).totals());
    }

    @Property(tries = 500)
    void theIdentitiesHoldAndTheSeriesAddUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        Contributions contributions = new Contributions();
        contributions.add("UP-1", Histories.facts(new Random(seed), count), 0);
        long[] unit = sum(contributions, TotalKind.UNIT);
        assertThat(unit[7]).isLessThanOrEqualTo(unit[6]);
        assertThat(unit[6]).isLessThanOrEqualTo(unit[0]);
        assertThat(unit[4]).isGreaterThanOrEqualTo(unit[6] + 2 * unit[7]);
        assertThat(unit[3]).isLessThanOrEqualTo(unit[1]);
        assertThat(unit[1]).isLessThanOrEqualTo(unit[0]);
        long[] course = sum(contributions, TotalKind.COURSE);
        assertThat(course).containsExactly(unit[2], unit[4], unit[5]);
        if (unit[0] == 1) {
            assertThat(sum(contributions, TotalKind.MONTH)).containsExactly(1, unit[2], unit[4], unit[5]);
        }
        long[] days = sum(contributions, TotalKind.DAY);
        long[] months = sum(contributions, TotalKind.MONTH);
        for (int i = 0; i < 4; i++) {
            assertThat(days[i]).isEqualTo(3 * months[i]);
        }
    }

    /** A replay must write over whatever a flush that died at any offset may have written. */
    @Property(tries = 300)
    void everyTotalThatAnyPrefixTouchesIsTouchedByTheWhole(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int count) {
        List<Fact> facts = Histories.facts(new Random(seed), count);
        Contributions whole = new Contributions();
        whole.add("UP-1", facts, count / 2);
        Set<TotalKey> touched = new HashSet<>();
        whole.forEach((key, cells) -> touched.add(key));
        for (int to = count / 2; to <= count; to++) {
            Contributions prefix = new Contributions();
            prefix.add("UP-1", facts.subList(0, to), count / 2);
            prefix.forEach((key, cells) -> assertThat(touched).contains(key));
        }
    }

    private static long[] sum(Contributions contributions, TotalKind kind) {
        long[] sum = new long[kind.width()];
        contributions.forEach((key, cells) -> {
            if (key.kind() == kind) {
                cells.forEach((cell, numbers) -> {
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += numbers[i];
                    }
                });
            }
        });
        return sum;
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
