package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;

class LiveSnapshotTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Map<Integer, InMemoryStore> stores =
            new HashMap<>(Map.of(0, new InMemoryStore(), 1, new InMemoryStore()));
    private final LiveSnapshot live = new LiveSnapshot(
            number -> new SnapshotKeeper(number, stores.get(number), Set.of("REVENUE"), Set.of("LUCKNOW")));

    /** Lets a generation be complete through a moment. */
    private void complete(int generation, Instant through) {
        PartitionOwner owner = PartitionOwner.takeOver(stores.get(generation), 0, "log");
        owner.noteEnd(through, 0);
        owner.fold(List.of(), -1);
        owner.startFlush().orElseThrow().run(StoreRetry.NONE);
    }

    @Test
    void asOfNeverGoesBackWhenAnotherGenerationIsLive() {
        complete(0, NOON);
        live.refresh(0, null, 1);
        Snapshot before = live.latest().orElseThrow();
        complete(1, NOON.minusSeconds(3));
        live.refresh(1, 0, 1);
        assertThat(live.latest()).containsSame(before);
        complete(1, NOON.plusSeconds(1));
        live.refresh(1, 0, 1);
        Snapshot after = live.latest().orElseThrow();
        assertThat(after.asOf()).isEqualTo(NOON.plusSeconds(1));
        assertThat(after.tag()).isNotEqualTo(before.tag());
    }

    /** Pinned: restarted while the broker was away, an instance was half a second behind what its clients had seen before. */
    @Test
    void anInstanceThatStartsAfterTheChangeDoesNotGoBackBehindTheOthers() {
        complete(0, NOON);
        complete(1, NOON.minusSeconds(3));
        live.refresh(1, 0, 1);
        assertThat(live.latest().orElseThrow().asOf()).isEqualTo(NOON);
        complete(1, NOON.plusSeconds(1));
        live.refresh(1, 0, 1);
        assertThat(live.latest().orElseThrow().asOf()).isEqualTo(NOON.plusSeconds(1));
        assertThat(live.latest().orElseThrow().generation()).isEqualTo(1);
    }

    /** Pinned: the last cut of the one before was served, for an instant, while the live one was long ahead of it. */
    @Test
    void anInstanceThatStartsLongAfterTheChangeNeverServesTheOneBefore() {
        complete(0, NOON);
        live.refresh(1, 0, 1);
        assertThat(live.latest()).isEmpty();
        complete(1, NOON.plusSeconds(30));
        live.refresh(1, 0, 1);
        assertThat(live.latest().orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void whereTheOneBeforeHasNoDocumentsAnyMoreTheLiveOneIsTaken() {
        complete(1, NOON);
        live.refresh(1, 0, 1);
        assertThat(live.latest().orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void whatIsRetiredIsNotReadAnyMore() {
        complete(0, NOON);
        live.refresh(0, null, 1);
        live.refresh(1, 0, 1);
        complete(0, NOON.plusSeconds(9));
        live.refresh(1, 0, 1);
        assertThat(live.latest().orElseThrow().asOf()).isEqualTo(NOON);
    }

    @Test
    void withoutAnySnapshotYetTheFirstOneIsTaken() {
        live.refresh(0, null, 1);
        assertThat(live.latest()).isEmpty();
        complete(1, NOON);
        live.refresh(1, 0, 1);
        assertThat(live.latest().orElseThrow().asOf()).isEqualTo(NOON);
    }
}
