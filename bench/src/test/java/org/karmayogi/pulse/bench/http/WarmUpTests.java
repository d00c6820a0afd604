package org.karmayogi.pulse.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.Settings;

class WarmUpTests {

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Settings settings = new Settings(1, false, 1, new PrintStream(told, true, StandardCharsets.UTF_8));

    /** Answers with the rates it is given, the last again and again. */
    private static final class Scripted {

        private final double[] rates;
        private int slices;

        Scripted(double... rates) {
            this.rates = rates;
        }

        double next() {
            return rates[Math.min(slices++, rates.length - 1)];
        }
    }

    private boolean run(int mostSlices, Scripted... sides) throws IOException {
        return WarmUp.run(
                settings,
                mostSlices,
                List.of(sides).stream()
                        .map(side -> (WarmUp.Load) duration -> side.next())
                        .toList());
    }

    @Test
    void endsOnceNoSliceHasBeenFasterForAWhile() throws IOException {
        Scripted side = new Scripted(100, 300, 250, 310, 290);

        assertThat(run(50, side)).isTrue();

        assertThat(side.slices).isEqualTo(2 + WarmUp.FLAT_SLICES);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("warm after 5 slices");
    }

    @Test
    void goesOnForAllWhileOneGetsFaster() throws IOException {
        Scripted early = new Scripted(500);
        Scripted late = new Scripted(100, 90, 80, 200, 210, 400);

        assertThat(run(50, early, late)).isTrue();

        assertThat(early.slices).isEqualTo(late.slices).isEqualTo(6 + WarmUp.FLAT_SLICES);
    }

    @Test
    void saysSoWhereItEndsTooEarly() throws IOException {
        Scripted side = new Scripted(1, 2, 4, 8, 16, 32, 64, 128);

        assertThat(run(6, side)).isFalse();

        assertThat(side.slices).isEqualTo(6);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("not known to be warm after 6 slices");
    }
}
