package org.karmayogi.pulse.metrics.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkRhythmTests {

    private static final Instant MOMENT = Instant.parse("2026-11-29T10:00:00Z");

    private final MarkRhythm rhythm = new MarkRhythm(Duration.ofMillis(150), 0);

    private boolean isDueAt(long millis) {
        return rhythm.isDue(millis * 1_000_000);
    }

    private void marked(long millis, Instant moment) {
        rhythm.marked(millis * 1_000_000, moment);
    }

    private void reached(long millis, Instant completeThrough) {
        rhythm.reached(millis * 1_000_000, completeThrough);
    }

    @Test
    void theFirstMarkIsDueAtOnce() {
        assertThat(isDueAt(0)).isTrue();
    }

    @Test
    void whatIsReachedQuicklyIsFollowedAfterTheInterval() {
        marked(0, MOMENT);
        reached(40, MOMENT);
        assertThat(isDueAt(149)).isFalse();
        assertThat(isDueAt(150)).isTrue();
        assertThat(rhythm.stretched(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void flushesThatTakeLongerThanTheIntervalSetTheRhythm() {
        marked(0, MOMENT);
        assertThat(isDueAt(359)).isFalse();
        reached(360, MOMENT.plusMillis(3));
        assertThat(isDueAt(360)).isTrue();
        assertThat(rhythm.stretched(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(480));
    }

    @Test
    void noMarkIsDueBeforeTheLastIsReachedByAll() {
        marked(0, MOMENT);
        reached(100, MOMENT.minusMillis(1));
        reached(200, null);
        assertThat(isDueAt(300)).isFalse();
        reached(350, MOMENT);
        assertThat(isDueAt(350)).isTrue();
    }

    @Test
    void whoDoesNotReachItKeepsTheOthersWaitingForASecondAtMost() {
        marked(0, MOMENT);
        assertThat(isDueAt(999)).isFalse();
        assertThat(isDueAt(1_000)).isTrue();
        marked(1_000, MOMENT.plusSeconds(1));
        reached(1_050, MOMENT);
        assertThat(isDueAt(1_200)).isFalse();
        assertThat(rhythm.stretched(Duration.ofMillis(150))).isEqualTo(MarkRhythm.LONGEST);
    }

    @Test
    void anIntervalBeyondASecondIsKept() {
        MarkRhythm slow = new MarkRhythm(Duration.ofSeconds(5), 0);
        slow.marked(0, MOMENT);
        assertThat(slow.isDue(4_999_999_999L)).isFalse();
        assertThat(slow.isDue(5_000_000_000L)).isTrue();
    }

    @Test
    void theShortestRhythmComesBackWithQuickFlushes() {
        marked(0, MOMENT);
        reached(900, MOMENT);
        marked(1_000, MOMENT.plusSeconds(1));
        reached(1_020, MOMENT.plusSeconds(1));
        assertThat(isDueAt(1_149)).isFalse();
        assertThat(isDueAt(1_150)).isTrue();
        assertThat(rhythm.stretched(Duration.ofMillis(200))).isEqualTo(Duration.ofMillis(200));
    }
}
