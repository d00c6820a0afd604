package org.karmayogi.pulse.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    @Test
    void theMedianIsInTheMiddleWhateverTheOrder() {
        Rounds rounds = new Rounds();
        for (double value : new double[] {9, 1, 4}) {
            rounds.add("odd", "", value);
        }
        rounds.add("even", "", 3);
        rounds.add("even", "", 4);
        assertThat(rounds.figures()).extracting(Figure::median).containsExactly(4.0, 3.5);
        assertThat(rounds.figures().get(0).min()).isEqualTo(1);
        assertThat(rounds.figures().get(0).max()).isEqualTo(9);
    }

    @Test
    void theTableSaysWhatHoldsAndWhatFallsShort() {
        Figure good = new Figure("ratio", "", List.of(0.61), new Bound.AtLeast(0.6));
        Figure bad = new Figure("p99", "ms", List.of(5.0), new Bound.Under(5));
        Report report = new Report(Instant.EPOCH, List.of(new Section("S5", "queries", List.of(good, bad))));
        assertThat(report.holds()).isFalse();
        assertThat(report.table())
                .contains("| ratio | 0.61 | 0.61 to 0.61 | at least 0.60 | holds |")
                .contains("| p99 | 5.00 ms | 5.00 to 5.00 | under 5.00 | **falls short** |");
    }
}
