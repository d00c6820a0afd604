package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.fold.FactEffect.Kind;

class IdentitiesTests {

    private final List<Fact> facts = new ArrayList<>();

    private Fact link(int day, String alias, String learner) {
        return add(day, alias, new LearningEvent.IdentityLinked(learner, null));
    }

    private Fact unlink(int day, String alias, String learner) {
        return add(day, alias, new LearningEvent.IdentityUnlinked(learner, null));
    }

    private Fact add(int day, String alias, LearningEvent event) {
        Instant at = Instant.ofEpochSecond(86_400L * day);
        Fact fact = new Fact("hr", "i" + facts.size(), at, 0, facts.size(), "A".equals(alias) ? null : alias, event);
        facts.add(fact);
        return fact;
    }

    private Identities identities() {
        return Identities.of("A", facts);
    }

    private Kind effect(Fact fact) {
        return FactEffect.of("A", facts).get(fact).kind();
    }

    @Test
    void anAliasPointsToTheLearnerOfItsLatestLink() {
        Fact first = link(1, "A", "L");
        link(2, "A", "M");
        assertThat(identities().resolve("A")).isEqualTo("M");
        assertThat(identities().resolve("L")).isEqualTo("L");
        assertThat(effect(first)).isEqualTo(Kind.UNDONE);
    }

    @Test
    void anUnlinkClearsOnlyTheLearnerItNames() {
        link(2, "A", "M");
        Fact other = unlink(3, "A", "L");
        assertThat(identities().resolve("A")).isEqualTo("M");
        assertThat(effect(other)).isEqualTo(Kind.VOID);
        Fact right = unlink(4, "A", "M");
        assertThat(identities().resolve("A")).isEqualTo("A");
        assertThat(effect(right)).isEqualTo(Kind.UNDOES);
    }

    @Test
    void aChainLeadsToItsEnd() {
        link(1, "A", "L");
        link(2, "L", "M");
        assertThat(identities().resolve("A")).isEqualTo("M");
        assertThat(Links.of("A", facts)).isEqualTo(new Links("M", List.of()));
    }

    @Test
    void ofARingTheLatestLinkIsVoidUntilAnotherIsUndone() {
        link(1, "A", "L");
        link(2, "L", "M");
        Fact closing = link(3, "M", "A");
        assertThat(identities().resolve("A")).isEqualTo("M");
        assertThat(effect(closing)).isEqualTo(Kind.VOID);
        unlink(4, "L", "M");
        assertThat(identities().resolve("M")).isEqualTo("L");
        assertThat(effect(closing)).isEqualTo(Kind.COUNTS);
    }

    /** A link that is sent again under a new id would else be the latest, and the ring open at another place. */
    @Test
    void aLinkToWhereTheAliasPointsAlreadyChangesNothing() {
        link(1, "A", "L");
        link(2, "L", "A");
        Fact again = link(3, "A", "L");
        assertThat(identities().resolve("A")).isEqualTo("L");
        assertThat(effect(again)).isEqualTo(Kind.REPEATED);
    }

    @Test
    void anAliasCanHaveSixtyFourIdentityFacts() {
        FactSet set = new FactSet();
        for (int i = 0; i < FactSet.IDENTITY_CAPACITY; i++) {
            assertThat(set.add(link(i, "A", "L" + i))).isEqualTo(FactSet.Outcome.ADDED);
        }
        assertThat(set.add(link(70, "A", "M"))).isEqualTo(FactSet.Outcome.FULL);
        assertThat(set.add(facts.get(3))).isEqualTo(FactSet.Outcome.DUPLICATE);
        assertThat(set.add(link(71, "B", "A"))).as("another alias").isEqualTo(FactSet.Outcome.ADDED);
        assertThat(set.add(Facts.of("hr", "e", Instant.EPOCH, 99, new LearningEvent.Enrolled("c"))))
                .as("another family")
                .isEqualTo(FactSet.Outcome.ADDED);
    }
}
