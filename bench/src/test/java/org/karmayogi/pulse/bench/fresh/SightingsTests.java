package org.karmayogi.pulse.bench.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.bench.http.Latencies;

class SightingsTests {

    private static final Instant START = Instant.parse("2026-01-15T05:00:00Z");

    private final Sightings sightings = new Sightings();

    private static Instant at(int millis) {
        return START.plusMillis(millis);
    }

    @Test
    void anEventIsSeenInTheFirstAnswerWhoseAsOfHasPassedItsAcknowledgement() {
        sightings.acknowledged(at(10), 100);
        sightings.acknowledged(at(20), 100);
        sightings.seen(at(30), at(5), 0);
        // As of the very moment promises what was acknowledged before it, and no more.
        sightings.seen(at(40), at(10), 0);
        sightings.seen(at(50), at(20), 100);
        sightings.seen(at(90), at(21), 200);
        Latencies untilSeen = sightings.untilSeen();
        assertThat(untilSeen.answers()).isEqualTo(2);
        assertThat(untilSeen.millis(0.5)).isEqualTo(40);
        assertThat(untilSeen.millis(1)).isEqualTo(70);
        assertThat(sightings.answers()).isEqualTo(4);
    }

    @Test
    void theNewestAnswerSaysThroughWhichMomentAllWasSeen() {
        assertThat(sightings.through(at(10))).isFalse();
        sightings.seen(at(30), at(10), 0);
        assertThat(sightings.through(at(10))).isFalse();
        assertThat(sightings.through(at(9))).isTrue();
    }

    @Test
    void whatIsAlreadyInTheFiguresBeforeAsOfSaysSoIsSeenOnlyThen() {
        sightings.acknowledged(at(10), 100);
        sightings.seen(at(20), at(0), 100);
        sightings.seen(at(60), at(50), 100);
        assertThat(sightings.untilSeen().millis(1)).isEqualTo(50);
    }

    @Test
    void anOlderAnswerThatComesBehindANewerOneIsHeldToItsOwnPromise() {
        sightings.acknowledged(at(10), 100);
        sightings.acknowledged(at(20), 100);
        sightings.seen(at(60), at(50), 200);
        sightings.seen(at(61), at(15), 100);
        assertThat(sightings.untilSeen().millis(1)).isEqualTo(50);
        sightings.seen(at(62), at(15), 99);
        assertThatIllegalStateException()
                .isThrownBy(sightings::untilSeen)
                .withMessageContaining("99 of the 100 events");
    }

    @Test
    void anAnswerThatHasNotWhatItsAsOfPromisesEndsTheMeasurement() {
        sightings.acknowledged(at(10), 100);
        sightings.acknowledged(at(20), 100);
        sightings.seen(at(60), at(50), 199);
        assertThatIllegalStateException()
                .isThrownBy(sightings::untilSeen)
                .withMessageContaining("199 of the 200 events")
                .withMessageContaining("05:00:00.050Z");
    }

    @Test
    void anEventThatIsInNoAnswerEndsTheMeasurement() {
        sightings.acknowledged(at(10), 100);
        sightings.acknowledged(at(20), 100);
        sightings.seen(at(60), at(15), 200);
        assertThatIllegalStateException()
                .isThrownBy(sightings::untilSeen)
                .withMessageContaining("1 of 2 acknowledgements")
                .withMessageContaining("05:00:00.020Z");
    }
}
