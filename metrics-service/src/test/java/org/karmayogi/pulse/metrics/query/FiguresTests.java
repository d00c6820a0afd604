package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void hoursAreMinutesBySixtyWithTwoDecimalsHalfUp() {
        LongStream small = LongStream.range(-100_000, 100_000);
        LongStream large = new Random(1).longs(100_000, -(1L << 45), 1L << 45);
        LongStream.concat(small, large).forEach(minutes -> assertThat(Figures.hours(minutes))
                .as("%d minutes", minutes)
                .isEqualTo(BigDecimal.valueOf(minutes)
                        .divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP)
                        .doubleValue()));
    }
}
