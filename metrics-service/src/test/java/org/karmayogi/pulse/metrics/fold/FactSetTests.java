package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactSetTests {

    private static Fact fact(String id, long offset, String course) {
        return Facts.of("portal", id, Instant.EPOCH, offset, new LearningEvent.Enrolled(course));
    }

    @Test
    void theSameIdentityAgainIsADuplicateAndAnotherBodyAConflict() {
        FactSet set = new FactSet();
        assertThat(set.add(fact("e1", 0, "c"))).isEqualTo(FactSet.Outcome.ADDED);
        assertThat(set.add(fact("e1", 5, "c"))).isEqualTo(FactSet.Outcome.DUPLICATE);
        assertThat(set.add(fact("e1", 6, "d"))).isEqualTo(FactSet.Outcome.CONFLICT);
        assertThat(set.slice().facts()).containsExactly(fact("e1", 0, "c"));
    }

    @Test
    void theTimeOfReceiptIsNoContentAndTheFirstStands() {
        FactSet set = new FactSet();
        Fact first = new Fact("portal", "e1", Instant.EPOCH, 1_000, 0, null, new LearningEvent.Enrolled("c"));
        set.add(first);
        assertThat(set.add(fact("e1", 5, "c"))).isEqualTo(FactSet.Outcome.DUPLICATE);
        assertThat(set.slice().facts()).containsExactly(first);
    }

    @Test
    void theAliasIsContent() {
        FactSet set = new FactSet();
        Fact aliased = new Fact("portal", "e1", Instant.EPOCH, 0, 0, "OLD-1", new LearningEvent.Enrolled("c"));
        set.add(aliased);
        assertThat(set.add(aliased.at(3))).isEqualTo(FactSet.Outcome.DUPLICATE);
        assertThat(set.add(fact("e1", 5, "c"))).isEqualTo(FactSet.Outcome.CONFLICT);
        assertThat(set.slice().facts()).containsExactly(aliased);
    }

    @Test
    void identitiesWhoseHashesMeetStayApart() {
        // "Aa" and "BB" have the same String.hashCode.
        FactSet set = new FactSet();
        set.add(fact("Aa", 0, "c"));
        assertThat(set.add(fact("BB", 1, "c"))).isEqualTo(FactSet.Outcome.ADDED);
        assertThat(set.add(fact("BB", 2, "c"))).isEqualTo(FactSet.Outcome.DUPLICATE);
    }

    @Test
    void everyKindOfFactComesBackAsItWentIn() {
        List<Fact> facts = Histories.facts(new Random(4), 500);
        FactSet set = new FactSet();
        facts.forEach(set::add);
        assertThat(set.slice().facts()).isEqualTo(facts);
    }

    @Test
    void restoringUpToAnOffsetForgetsWhatCameLater() {
        List<Fact> facts = Histories.facts(new Random(5), 50);
        FactSet set = new FactSet();
        facts.forEach(set::add);
        FactSet restored = FactSet.restore(set.slice().toByteArray(), 29);
        assertThat(restored.slice().facts()).isEqualTo(facts.subList(0, 30));
        assertThat(restored.add(facts.get(12))).isEqualTo(FactSet.Outcome.DUPLICATE);
        facts.subList(30, 50).forEach(restored::add);
        assertThat(restored.slice().toByteArray()).isEqualTo(set.slice().toByteArray());
    }

    @Test
    void aSliceDoesNotChangeWhenFactsAreAdded() {
        FactSet set = new FactSet();
        set.add(fact("e0", 0, "c"));
        FactSet.Slice slice = set.slice();
        for (int i = 1; i < 100; i++) {
            set.add(fact("e" + i, i, "c"));
        }
        assertThat(slice.facts()).containsExactly(fact("e0", 0, "c"));
    }

    @Test
    void beyondItsCapacityALearnerTakesNoMoreFacts() {
        FactSet set = new FactSet();
        for (int i = 0; i < FactSet.CAPACITY; i++) {
            set.add(fact("e" + i, i, "c"));
        }
        assertThat(set.add(fact("more", 10_001, "c"))).isEqualTo(FactSet.Outcome.FULL);
        assertThat(set.add(fact("e7", 10_002, "c"))).isEqualTo(FactSet.Outcome.DUPLICATE);
    }

    @Test
    void aLearnerTakesNoMoreBytesThanADocumentCanHold() {
        FactSet set = new FactSet();
        String reason = "x".repeat(16_000);
        int added = 0;
        while (set.add(Facts.of("portal", "e" + added, Instant.EPOCH, added, new LearningEvent.Deactivated(reason)))
                == FactSet.Outcome.ADDED) {
            added++;
        }
        assertThat(added).isEqualTo(FactSet.CAPACITY_BYTES / 16_000 - 1);
        assertThat(set.slice().toByteArray().length).isLessThan(FactSet.CAPACITY_BYTES + 100);
        assertThat(set.add(fact("small", added, "c"))).as("what still fits").isEqualTo(FactSet.Outcome.ADDED);
    }
}
