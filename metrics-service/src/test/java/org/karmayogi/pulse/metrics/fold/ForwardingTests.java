package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the owner of the document {@code A} forwards. */
class ForwardingTests {

    private final List<Fact> facts = new ArrayList<>();
    private final Forwarding forwarding = new Forwarding("A", List.of());

    private Fact fact(String id, @Nullable String alias, LearningEvent event) {
        Instant at = Instant.ofEpochSecond(facts.size());
        return new Fact("portal", id, at, at.toEpochMilli() + 5, facts.size(), alias, event);
    }

    private List<Forward> added(String id, @Nullable String alias, LearningEvent event) {
        facts.add(fact(id, alias, event));
        return forwarding.added(facts.get(facts.size() - 1), () -> facts);
    }

    private static LearningEvent completed(String course) {
        return new LearningEvent.Completed(course, 30, null);
    }

    private static LearningEvent linked(String learner) {
        return new LearningEvent.IdentityLinked(learner, null);
    }

    private Forward forward(String key, int fact, @Nullable String alias, int cause) {
        Fact original = facts.get(fact);
        return new Forward(
                key,
                new Fact(
                        original.source(),
                        original.id(),
                        original.occurredAt(),
                        original.receivedAt(),
                        original.offset(),
                        alias,
                        original.event()),
                cause);
    }

    @Test
    void whatCountsHereStaysHere() {
        assertThat(added("e0", null, completed("c"))).isEmpty();
    }

    @Test
    void aLinkMovesWhatIsThereAndWhatComesLater() {
        added("e0", null, completed("c"));
        assertThat(added("i1", null, linked("L")))
                .containsExactlyInAnyOrder(forward("L", 1, "A", 1), forward("L", 0, "A", 1));
        assertThat(added("e2", null, completed("d"))).containsExactly(forward("L", 2, "A", 2));
    }

    @Test
    void aLearnerWhoLosesAnAliasGivesBackWhatTheDoorSent() {
        added("i0", "OLD", linked("A"));
        assertThat(added("e1", "OLD", completed("c"))).isEmpty();
        assertThat(added("i2", "OLD", new LearningEvent.IdentityUnlinked("A", null)))
                .containsExactly(forward("OLD", 1, null, 2));
    }

    @Test
    void whatTheDoorSentForAnAliasThatIsNotKnownHereGoesToTheAlias() {
        assertThat(added("e0", "OLD", completed("c"))).containsExactly(forward("OLD", 0, null, 0));
    }

    @Test
    void whoWasOnceNamedLearnsOfEveryLaterIdentityFact() {
        added("i0", null, linked("L"));
        assertThat(added("i1", null, linked("M")))
                .containsExactlyInAnyOrder(forward("L", 1, "A", 1), forward("M", 0, "A", 1), forward("M", 1, "A", 1));
        assertThat(added("i2", "B", linked("A")))
                .containsExactlyInAnyOrder(forward("L", 2, "B", 2), forward("M", 2, "B", 2));
        assertThat(added("i3", "L", linked("A")))
                .as("L has its own at first hand")
                .containsExactly(forward("M", 3, "L", 3));
    }

    @Test
    void aVoidedStatementTakesItsEventBackWhicheverCameFirst() {
        Forwarding statement = new Forwarding("xapi|portal|s1", List.of());
        facts.add(fact("v1", null, new LearningEvent.StatementVoided()));
        assertThat(statement.added(facts.get(0), () -> facts)).isEmpty();
        facts.add(fact("s1", null, new LearningEvent.StatementRecorded("UP-1")));
        Fact voiding = facts.get(0);
        Fact expected = new Fact(
                "portal",
                "v1",
                voiding.occurredAt(),
                voiding.receivedAt(),
                0,
                null,
                new LearningEvent.EventVoided("s1"));
        assertThat(statement.added(facts.get(1), () -> facts)).containsExactly(new Forward("UP-1", expected, 1));
    }
}
