package org.karmayogi.pulse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OptionsTests {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of("S1", "S2", "S3", "S5"));

    @Test
    void withoutNamesEverythingIsMeasured() {
        assertThat(Options.of(List.of(), KNOWN)).isEqualTo(new Options(List.of("S1", "S2", "S3", "S5"), 3, false, 1));
    }

    @Test
    void quickWithoutNamesIsTheGuardOfTheHotPathInOneRound() {
        assertThat(Options.of(List.of("--quick"), KNOWN)).isEqualTo(new Options(List.of("S1", "S3", "S5"), 1, true, 1));
        assertThat(Options.of(List.of("--quick", "S2", "--rounds", "2"), KNOWN))
                .isEqualTo(new Options(List.of("S2"), 2, true, 1));
    }

    @Test
    void namesAndNumbersAreTaken() {
        assertThat(Options.of(List.of("S5", "--rounds", "7", "--seed", "42"), KNOWN))
                .isEqualTo(new Options(List.of("S5"), 7, false, 42));
    }

    @Test
    void aMeasurementThatIsNotThereIsSaidWithThoseThatAre() {
        assertThatThrownBy(() -> Options.of(List.of("S9"), KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'S9'")
                .hasMessageContaining("[S1, S2, S3, S5]");
    }

    @Test
    void aNumberOutOfRangeIsSaidWithItsRange() {
        assertThatThrownBy(() -> Options.of(List.of("--rounds", "0"), KNOWN))
                .hasMessageContaining("--rounds must be a number from 1 to 99, not '0'");
        assertThatThrownBy(() -> Options.of(List.of("--rounds"), KNOWN)).hasMessageContaining("not 'nothing'");
    }
}
