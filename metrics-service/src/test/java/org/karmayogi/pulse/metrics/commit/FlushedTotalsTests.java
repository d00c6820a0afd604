package org.karmayogi.pulse.metrics.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

class FlushedTotalsTests {

    private static final TotalKey PHYSICS = course("physics");
    private static final TotalKey LAW = course("law");

    private final FlushedTotals flushed = new FlushedTotals();

    private static TotalKey course(String name) {
        return new TotalKey(TotalKind.COURSE, name);
    }

    private static Checkpoint at(long epoch, long offset) {
        return new Checkpoint(3, "log", epoch, offset, Instant.EPOCH, List.of());
    }

    private static byte[] cells(int value) {
        return new byte[] {(byte) value};
    }

    @Test
    void flushesInARowAreTakenTogetherAndTheLaterValueCounts() {
        flushed.add(at(1, -1), 9, Map.of(PHYSICS, cells(1), LAW, cells(1)));
        flushed.add(at(1, 9), 19, Map.of(PHYSICS, cells(2)));
        assertThat(flushed.between(-1, at(1, 19)).orElseThrow())
                .containsOnly(Map.entry(PHYSICS, cells(2)), Map.entry(LAW, cells(1)));
        assertThat(flushed.between(-1, at(1, 9)).orElseThrow()).containsOnlyKeys(PHYSICS, LAW);
        assertThat(flushed.between(9, at(1, 19)).orElseThrow()).containsOnlyKeys(PHYSICS);
    }

    @Test
    void nothingIsKnownOfOtherPartitionsOwnersOrOffsets() {
        flushed.add(at(1, -1), 9, Map.of(PHYSICS, cells(1)));
        assertThat(flushed.between(-1, new Checkpoint(4, "log", 1, 9, null, List.of())))
                .isEmpty();
        assertThat(flushed.between(-1, at(2, 9))).isEmpty();
        assertThat(flushed.between(-1, at(1, 8))).isEmpty();
        assertThat(flushed.between(-1, at(1, 19))).isEmpty();
        assertThat(flushed.between(4, at(1, 9))).isEmpty();
        assertThat(flushed.between(Long.MIN_VALUE, at(1, 9))).isEmpty();
    }

    @Test
    void whatAnEarlierOwnerHereFlushedIsForgottenOnceAnotherFlushes() {
        flushed.add(at(1, -1), 9, Map.of(PHYSICS, cells(1)));
        flushed.add(at(3, 29), 39, Map.of(PHYSICS, cells(5)));
        assertThat(flushed.between(-1, at(1, 9))).isEmpty();
        assertThat(flushed.between(29, at(3, 39))).isPresent();
    }

    @Test
    void ofLargeFlushesOnlyTheLastIsKept() {
        Map<TotalKey, byte[]> many = new HashMap<>();
        for (int i = 0; i <= Checkpoint.RECENT_IDS; i++) {
            many.put(course("course-" + i), cells(1));
        }
        flushed.add(at(1, -1), 9, Map.of(PHYSICS, cells(1)));
        flushed.add(at(1, 9), 19, many);
        assertThat(flushed.between(-1, at(1, 19))).isEmpty();
        assertThat(flushed.between(9, at(1, 19)).orElseThrow()).hasSize(Checkpoint.RECENT_IDS + 1);
    }
}
