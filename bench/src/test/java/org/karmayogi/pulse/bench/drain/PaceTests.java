package org.karmayogi.pulse.bench.drain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaceTests {

    private static final long SECOND = 1_000_000_000;
    private static final Offset<Double> NEARLY = within(1e-6);

    private final Pace pace = new Pace();

    @Test
    void whatComesEvenlyIsSteady() {
        for (int second = 0; second <= 10; second++) {
            pace.note(second * SECOND, 1_000 + second * 500L);
        }
        assertThat(pace.parts(5)).allSatisfy(speed -> assertThat(speed).isCloseTo(500, NEARLY));
        assertThat(pace.steadiness()).isCloseTo(1, NEARLY);
    }

    @Test
    void aFifthThatTookFourTimesAsLongIsSeen() {
        pace.note(0, 0);
        pace.note(2 * SECOND, 200);
        pace.note(6 * SECOND, 300);
        pace.note(8 * SECOND, 500);
        assertThat(pace.parts(5).get(2)).isCloseTo(25, NEARLY);
        assertThat(pace.steadiness()).isCloseTo(0.25, NEARLY);
    }

    @Test
    void standingStillCountsForThePartThatEndedIt() {
        pace.note(0, 0);
        pace.note(SECOND, 50);
        pace.note(5 * SECOND, 50);
        pace.note(9 * SECOND, 100);
        assertThat(pace.parts(2))
                .satisfiesExactly(first -> assertThat(first).isCloseTo(50, NEARLY), second -> assertThat(second)
                        .isCloseTo(6.25, NEARLY));
    }
}
