package org.karmayogi.pulse.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTests {

    @Test
    void aPartOfTheAnswersCameWithinItsLatency() {
        long[] nanos =
                LongStream.rangeClosed(1, 200).map(it -> (201 - it) * 1_000_000).toArray();
        Latencies latencies = new Latencies(nanos, 2_000_000_000);
        assertThat(latencies.millis(0.5)).isEqualTo(100);
        assertThat(latencies.millis(0.99)).isEqualTo(198);
        assertThat(latencies.millis(1)).isEqualTo(200);
        assertThat(latencies.perSecond()).isEqualTo(100);
    }

    @Test
    void nothingAnsweredHasNoLatency() {
        assertThatThrownBy(() -> new Latencies(new long[0], 1).millis(0.5)).hasMessage("Nothing was answered");
    }

    @Test
    void twoRunsAreOneOfBothTheirAnswers() {
        Latencies slow = new Latencies(new long[] {9_000_000}, 1_000_000_000);
        Latencies both = new Latencies(new long[] {1_000_000, 2_000_000, 3_000_000}, 1_000_000_000).and(slow);
        assertThat(both.answers()).isEqualTo(4);
        assertThat(both.millis(0.75)).isEqualTo(3);
        assertThat(both.millis(1)).isEqualTo(9);
        assertThat(both.perSecond()).isEqualTo(2);
    }
}
