package org.karmayogi.pulse.metrics.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatermarksTests {

    private final Watermarks watermarks = new Watermarks();

    private static Instant at(int millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Test
    void theLatestMomentWhoseEndIsBehindIsReached() {
        watermarks.note(at(100), 10);
        watermarks.note(at(200), 20);
        assertThat(watermarks.reachedAt(8)).isNull();
        assertThat(watermarks.reachedAt(9)).isEqualTo(at(100));
        assertThat(watermarks.reachedAt(25)).isEqualTo(at(200));
    }

    /** What was forwarded at 200 is not before the ends that other partitions had at 100. */
    @Test
    void momentsUntilSomethingWasForwardedAreNotReachedAnyMore() {
        watermarks.note(at(100), 10);
        watermarks.note(at(200), 10);
        watermarks.closeThrough(at(200));
        assertThat(watermarks.reachedAt(9)).isNull();
        watermarks.note(at(150), 10);
        assertThat(watermarks.reachedAt(9)).as("noted late").isNull();
        watermarks.note(at(201), 10);
        assertThat(watermarks.reachedAt(9)).isEqualTo(at(201));
    }
}
