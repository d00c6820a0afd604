package org.karmayogi.pulse.metrics.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectTallyTests {

    private final RejectTally tally = new RejectTally();

    private static Reject reject(int partition, String source, String reason) {
        Instant moment = Instant.parse("2026-11-22T06:30:00Z");
        return new Reject(
                partition + "@0", partition, 0, reason, source, null, moment, List.of(), 2, new byte[0], null, null);
    }

    @Test
    void whatIsKeptAndWhatComesAreAddedUpOverPartitions() {
        tally.begin(0, List.of(new RejectCount("a", "malformed", 7)));
        tally.begin(1, List.of());

        tally.add(List.of(reject(0, "a", "malformed"), reject(1, "a", "malformed"), reject(1, "b", "other-event")));

        assertThat(tally.counts())
                .containsExactlyInAnyOrder(
                        new RejectCount("a", "malformed", 9), new RejectCount("b", "other-event", 1));
    }

    @Test
    void aPartitionThatIsBegunAnewIsNotCountedTwice() {
        tally.begin(0, List.of(new RejectCount("a", "malformed", 7)));
        tally.add(List.of(reject(0, "a", "malformed")));

        tally.begin(0, List.of(new RejectCount("a", "malformed", 8)));

        assertThat(tally.counts()).containsExactly(new RejectCount("a", "malformed", 8));
    }

    @Test
    void conflictsWereAcceptedAndAreNotInIt() {
        tally.add(List.of(reject(0, "a", RejectReason.CONFLICT), reject(0, "a", RejectReason.TWO_LEARNERS)));

        assertThat(tally.counts()).isEmpty();
    }

    @Test
    void moreSourcesThanThereCanBeAreOne() {
        tally.begin(0, List.of());

        tally.add(IntStream.range(0, 3_000)
                .mapToObj(each -> reject(0, "source-" + each, "malformed"))
                .toList());

        assertThat(tally.counts()).hasSize(2_001).contains(new RejectCount("", "other", 1_000));
    }

    @Test
    void forgottenItIsEmpty() {
        assertThat(tally.isEmpty()).isTrue();
        tally.begin(0, List.of());
        assertThat(tally.isEmpty()).isFalse();
        tally.clear();
        assertThat(tally.isEmpty()).isTrue();
    }
}
