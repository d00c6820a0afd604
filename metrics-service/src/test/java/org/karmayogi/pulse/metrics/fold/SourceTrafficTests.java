package org.karmayogi.pulse.metrics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceTrafficTests {

    private static Cells total(SourceTraffic... parts) {
        byte[][] total = {EncodedCells.none()};
        for (SourceTraffic part : parts) {
            Contributions contributions = new Contributions();
            contributions.add(part);
            contributions.forEach((key, cells) -> total[0] = key.kind().merge(total[0], cells));
        }
        return Cells.decode(TotalKind.SOURCE.width(), total[0]);
    }

    private static Fact fact(String source, long receivedAt) {
        return new Fact(source, "e", Instant.EPOCH, receivedAt, 0, null, new LearningEvent.Enrolled("c"));
    }

    @Test
    void countsAddUpAndTheLatestMomentStands() {
        SourceTraffic earlier = new SourceTraffic();
        earlier.add(fact("portal", 700), FactSet.Outcome.ADDED);
        earlier.add(fact("portal", 900), FactSet.Outcome.DUPLICATE);
        SourceTraffic later = new SourceTraffic();
        later.add(fact("portal", 800), FactSet.Outcome.CONFLICT);
        later.add(fact("portal", 5_000), FactSet.Outcome.FULL);
        assertThat(total(earlier, later).get("portal")).containsExactly(1, 1, 1, 0, 900);
        assertThat(total(later, earlier).get("portal")).containsExactly(1, 1, 1, 0, 900);
    }

    @Test
    void sourcesThatSomeoneInventsShareOneCell() {
        SourceTraffic[] batches = {new SourceTraffic(), new SourceTraffic()};
        for (int i = 0; i < 2 * SourceTraffic.CAPACITY; i++) {
            batches[0].add(fact("a" + i, 0), FactSet.Outcome.ADDED);
            batches[1].add(fact("b" + i, 0), FactSet.Outcome.ADDED);
        }
        Cells total = total(batches);
        long[] sum = new long[1];
        total.forEach((source, numbers) -> sum[0] += numbers[0]);
        assertThat(total.size()).isEqualTo(SourceTraffic.CAPACITY + 1);
        assertThat(sum[0]).isEqualTo(4 * SourceTraffic.CAPACITY);
        assertThat(total.get("a0")).containsExactly(1, 0, 0, 0, 0);
        assertThat(total.get(SourceTraffic.OTHERS)[0]).isEqualTo(3L * SourceTraffic.CAPACITY);
    }

    @Test
    void whatWasForwardedIsNotItsSourcesTrafficAgain() {
        SourceTraffic traffic = new SourceTraffic();
        traffic.addForwarded(fact("portal", 700), FactSet.Outcome.ADDED);
        traffic.addForwarded(fact("portal", 800), FactSet.Outcome.DUPLICATE);
        traffic.addForwarded(fact("portal", 900), FactSet.Outcome.CONFLICT);
        assertThat(total(traffic).get("portal")).containsExactly(0, 0, 0, 1, 0);
    }
}
