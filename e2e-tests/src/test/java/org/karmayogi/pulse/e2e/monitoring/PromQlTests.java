package org.karmayogi.pulse.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTests {

    @Test
    void namesAreWhatIsAskedForAndNothingElse() {
        assertThat(
                        PromQl.names(
                                "1 - sum by (le, x) (rate(a_bucket{r=~\".+-in{2}take\", le=\"0.5\"}[5m])) / (max(b:c:bad1h) > 14.4 * 0.01)"))
                .containsExactly("a_bucket", "b:c:bad1h");
        assertThat(PromQl.names(
                        "(max(d) <= bool 5) or vector(0) and on () (time() - min(e[10m:1m] offset 1h) > 3 * 3600)"))
                .containsExactly("d", "e");
    }
}
