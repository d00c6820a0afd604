package org.karmayogi.pulse.enrolment.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many whole minutes a duration is, and which are none. */
class DurationsTests {

    private static final int MOST = 60_000;

    @ParameterizedTest
    @CsvSource({
        "PT1H30M, 90",
        "PT45M29.99S, 45",
        "PT45M30S, 46",
        "PT1S, 1",
        "PT0.000001S, 1",
        "P1DT2H, 1560",
        "P2W, 20160",
        "PT2700S, 45",
        "'PT0,5H', 30",
        "P0Y0M0DT1H30M0S, 90",
        "PT60000M, 60000"
    })
    void aLengthIsWholeMinutesHalfUpAndAtLeastOne(String duration, int minutes) {
        assertThat(Durations.minutes(duration, MOST)).hasValue(minutes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "P0D",
                "P0W",
                "P1M",
                "P1Y",
                "P0.5Y",
                "P1Y2M3DT4H",
                "PT60000M31S",
                "P1000W",
                "P999999999999999999999999999999999D",
                "PT99999999999999999S"
            })
    void whatIsZeroOfNoFixedLengthOrBeyondTheRangeHasNoMinutes(String duration) {
        assertThat(Durations.isDuration(duration)).isTrue();
        assertThat(Durations.minutes(duration, MOST)).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource({"PT1.239S, PT1.23S", "'PT1,239S', 'PT1,23S'", "PT1.2S, PT1.2S", "P0.1239D, P0.1239D", "1.239S, 1.239S"})
    void whatIsBelowAHundredthOfASecondIsLeftOutOfComparisons(String sent, String compared) {
        assertThat(Durations.toHundredths(sent)).isEqualTo(compared);
    }
}
