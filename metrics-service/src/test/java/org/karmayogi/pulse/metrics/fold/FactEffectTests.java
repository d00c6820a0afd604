package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.fold.FactEffect.Kind;

class FactEffectTests {

    private static Fact fact(int second, LearningEvent event) {
        return Facts.of("portal", "e" + second, Instant.ofEpochSecond(second), second, event);
    }

    private static Fact completed(int second) {
        return fact(second, new LearningEvent.Completed("c", 10, null));
    }

    @Test
    void aRevocationUndoesWhatCameBeforeItAndNothingElse() {
        Fact first = completed(1);
        Fact again = completed(2);
        Fact revoked = fact(3, new LearningEvent.Revoked("c", null));
        Fact later = completed(4);
        Fact elsewhere = fact(2, new LearningEvent.Completed("d", 10, null));
        assertThat(FactEffect.of("UP-1", List.of(later, revoked, elsewhere, again, first)))
                .containsEntry(first, new FactEffect(Kind.UNDONE, revoked, null))
                .containsEntry(again, new FactEffect(Kind.UNDONE, revoked, null))
                .containsEntry(revoked, new FactEffect(Kind.UNDOES, null, null))
                .containsEntry(later, new FactEffect(Kind.COUNTS, null, null))
                .containsEntry(elsewhere, new FactEffect(Kind.COUNTS, null, null));
    }

    @Test
    void whatHasNothingToTakeBackIsVoid() {
        Fact withdrawn = fact(1, new LearningEvent.Withdrawn("c"));
        Fact deactivated = fact(1, new LearningEvent.Deactivated(null));
        assertThat(FactEffect.of("UP-1", List.of(withdrawn, deactivated)).values())
                .containsOnly(new FactEffect(Kind.VOID, null, null));
    }

    /** What is said to count is what the fold counts. */
    @Property(tries = 500)
    void theExplanationAgreesWithTheFold(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        List<Fact> facts = Histories.facts(new Random(seed), count);
        Map<Fact, FactEffect> effects = FactEffect.of("UP-1", facts);
        LearnerState state = LearnerState.project("UP-1", facts);
        assertThat(effects).hasSize(facts.size());
        assertThat(counting(effects, LearningEvent.Onboarded.class).count() > 0).isEqualTo(state.registered());
        assertThat(counting(effects, LearningEvent.Completed.class).count()).isEqualTo(state.completions());
        assertThat(counting(effects, LearningEvent.Completed.class)
                        .mapToLong(fact -> ((LearningEvent.Completed) fact.event()).durationMinutes())
                        .sum())
                .isEqualTo(state.courses().values().stream()
                        .mapToLong(CourseState::minutes)
                        .sum());
        assertThat(Stream.concat(
                                counting(effects, LearningEvent.Enrolled.class),
                                counting(effects, LearningEvent.Completed.class))
                        .map(fact -> ((LearningEvent.OnCourse) fact.event()).courseId())
                        .collect(Collectors.toSet()))
                .isEqualTo(enrolled(state));
    }

    private static Stream<Fact> counting(Map<Fact, FactEffect> effects, Class<? extends LearningEvent> family) {
        return effects.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Kind.COUNTS)
                .map(Map.Entry::getKey)
                .filter(fact -> family.isInstance(fact.event()));
    }

    private static Set<String> enrolled(LearnerState state) {
        return state.courses().entrySet().stream()
                .filter(course -> course.getValue().enrolled())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
