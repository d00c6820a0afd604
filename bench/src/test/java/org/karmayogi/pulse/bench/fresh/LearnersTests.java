package org.karmayogi.pulse.bench.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.e2e.history.PortalEvent;

class LearnersTests {

    private static final int PEOPLE = 20;
    private static final Instant NOW = Instant.parse("2026-01-15T05:00:00Z");

    private final Learners learners = new Learners(PEOPLE, 1, NOW);

    @Test
    void everyCompletionIsOfAnotherPairOfAPersonWhoWasOnboardedAndACourse() {
        Set<String> people = new HashSet<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(learners.onboarding().learnerId());
        }
        Set<List<String>> pairs = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < PEOPLE * Learners.EACH; i++) {
            PortalEvent completion = learners.completion();
            assertThat(people).contains(completion.learnerId());
            assertThat(Instant.parse(completion.occurredAt())).isBetween(NOW.minusSeconds(86_400), NOW);
            pairs.add(List.of(completion.learnerId(), completion.text("courseId")));
            ids.add(completion.id());
        }
        assertThat(people).hasSize(PEOPLE);
        assertThat(pairs).hasSize(PEOPLE * Learners.EACH);
        assertThat(ids).hasSize(PEOPLE * Learners.EACH);
        assertThatIllegalStateException().isThrownBy(learners::completion).withMessageContaining("20 people");
    }

    @Test
    void aSeedGivesThePopulationAgain() {
        Learners again = new Learners(PEOPLE, 1, NOW);
        List<PortalEvent> first = new ArrayList<>();
        List<PortalEvent> second = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            first.add(learners.onboarding());
            first.add(learners.completion());
            second.add(again.onboarding());
            second.add(again.completion());
        }
        assertThat(second).isEqualTo(first);
    }
}
