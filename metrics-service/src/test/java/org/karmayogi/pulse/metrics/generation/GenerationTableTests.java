package org.karmayogi.pulse.metrics.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.generation.Generation.Source;
import org.karmayogi.pulse.metrics.generation.Generation.State;

class GenerationTableTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final GenerationTable first = GenerationTable.first(1, NOON);

    private static State state(GenerationTable table, int number) {
        return table.find(number).orElseThrow().state();
    }

    @Test
    void theFirstIsLive() {
        assertThat(first.live().number()).isZero();
        assertThat(first.underWay()).isEmpty();
    }

    @Test
    void aSwapIsOneStep() {
        GenerationTable building = first.started(Source.LOG, 1, NOON);
        assertThat(state(building, 1)).isEqualTo(State.BUILDING);
        assertThat(building.live().number()).isZero();
        GenerationTable swapped = building.swapped(1, LATER);
        assertThat(swapped.live().number()).isEqualTo(1);
        assertThat(swapped.live().changedAt()).isEqualTo(LATER);
        assertThat(state(swapped, 0)).isEqualTo(State.RETIRED);
        assertThat(building.before()).isEmpty();
        assertThat(swapped.before()).map(Generation::number).contains(0);
        assertThat(swapped.dropped(0, LATER).before()).isEmpty();
        assertThat(swapped.revision()).isGreaterThan(building.revision());
    }

    @Test
    void oneIsUnderWayAtATime() {
        GenerationTable building = first.started(Source.LOG, 1, NOON);
        assertThatThrownBy(() -> building.started(Source.LOG, 1, LATER)).hasMessageContaining("generation 1");
    }

    @Test
    void whatIsMadeFromLearnersIsCopiedFirst() {
        GenerationTable copying = first.started(Source.LEARNERS, 1, NOON);
        assertThat(copying.swapped(1, LATER)).isEqualTo(copying);
        GenerationTable told = copying.copied(1, 500, LATER);
        assertThat(told.find(1).orElseThrow().copied()).isEqualTo(500);
        assertThat(state(told.folding(1, LATER), 1)).isEqualTo(State.BUILDING);
    }

    @Test
    void whatWasGivenUpComesNotBack() {
        GenerationTable failed = first.started(Source.LEARNERS, 1, NOON).failed(1, "gone", LATER);
        assertThat(failed.find(1).orElseThrow().detail()).isEqualTo("gone");
        assertThat(failed.copied(1, 7, LATER)).isEqualTo(failed);
        assertThat(failed.folding(1, LATER)).isEqualTo(failed);
        assertThat(failed.swapped(1, LATER)).isEqualTo(failed);
        assertThat(failed.started(Source.LOG, 2, LATER).underWay().orElseThrow().number())
                .isEqualTo(2);
    }

    @Test
    void theLiveOneIsNeitherGivenUpNorDropped() {
        assertThat(first.failed(0, "no", LATER)).isEqualTo(first);
        assertThat(first.dropped(0, LATER)).isEqualTo(first);
    }

    @Test
    void droppedOnesAreForgottenOneDayAndNumbersAreNeverUsedAgain() {
        GenerationTable table = first;
        for (int number = 1; number <= 50; number++) {
            table = table.started(Source.LOG, 1, NOON).swapped(number, NOON).dropped(number - 1, NOON);
        }
        assertThat(table.live().number()).isEqualTo(50);
        assertThat(table.generations()).hasSizeLessThanOrEqualTo(21);
        assertThat(table.find(1)).isEmpty();
    }
}
