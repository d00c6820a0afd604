package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.FencedException;
import org.karmayogi.pulse.metrics.commit.Flush;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.Logs;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.LearnerState;

class SnapshotKeeperTests {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final SnapshotKeeper keeper = new SnapshotKeeper(
            0, store, Set.of("REVENUE", "HOME", "SOCIAL-WELFARE"), Set.of("LUCKNOW", "AGRA", "BANDA"));

    /** The same store from another process, which knows nothing of what this one flushes. */
    private final SnapshotKeeper elsewhere = new SnapshotKeeper(
            0,
            new InMemoryStore(store) {
                @Override
                public synchronized List<TotalDocument> totalsOf(int partition) {
                    scans++;
                    return super.totalsOf(partition);
                }
            },
            Set.of("REVENUE", "HOME", "SOCIAL-WELFARE"),
            Set.of("LUCKNOW", "AGRA", "BANDA"));

    private int scans;

    private static void flush(PartitionOwner owner) {
        Flush flush = owner.startFlush().orElseThrow();
        flush.run(StoreRetry.NONE);
        owner.settle(flush);
    }

    private static long registered(List<Arrival> log, int through, String department) {
        return log.subList(0, through).stream()
                .map(Arrival::learnerId)
                .distinct()
                .map(id -> LearnerState.project(
                        id,
                        log.subList(0, through).stream()
                                .filter(arrival -> arrival.learnerId().equals(id))
                                .map(Arrival::fact)
                                .toList()))
                .filter(LearnerState::registered)
                .filter(state ->
                        department == null || state.posting().department().equals(department))
                .count();
    }

    @Test
    void thereIsNoSnapshotBeforeEveryPartitionIsCompleteThroughSomeMoment() {
        PartitionOwner first = PartitionOwner.takeOver(store, 0, "log");
        PartitionOwner second = PartitionOwner.takeOver(store, 1, "log");
        keeper.refresh(2);
        assertThat(keeper.latest()).isEmpty();
        first.noteEnd(NOON, 0);
        flush(first);
        keeper.refresh(2);
        assertThat(keeper.latest()).isEmpty();
        second.noteEnd(NOON.minusSeconds(5), 0);
        flush(second);
        keeper.refresh(2);
        assertThat(keeper.latest().orElseThrow().asOf()).isEqualTo(NOON.minusSeconds(5));
    }

    @Test
    void everySnapshotIsTheFoldOfTheLogWhetherReadOftenOrSeldom() {
        List<Arrival> log = Logs.log(new Random(2), 20, 400);
        PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");
        Random random = new Random(3);
        SnapshotKeeper seldom = new SnapshotKeeper(
                0, store, Set.of("REVENUE", "HOME", "SOCIAL-WELFARE"), Set.of("LUCKNOW", "AGRA", "BANDA"));
        for (int from = 0; from < 400; ) {
            int to = Math.min(400, from + 1 + random.nextInt(20));
            owner.fold(log.subList(from, to), to - 1);
            owner.noteEnd(NOON.plusSeconds(to), to);
            flush(owner);
            from = to;
            for (SnapshotKeeper often : List.of(keeper, elsewhere)) {
                often.refresh(1);
                check(often.latest().orElseThrow(), log, to);
            }
            if (random.nextInt(12) == 0) {
                seldom.refresh(1);
                check(seldom.latest().orElseThrow(), log, to);
            }
        }
        assertThat(scans)
                .as("whoever reads often reads what changed; all of it only once")
                .isEqualTo(1);
    }

    @Test
    void whatThisProcessHasFlushedIsNotReadFromTheStore() {
        List<Arrival> log = Logs.log(new Random(8), 20, 100);
        PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");
        owner.noteEnd(NOON, 0);
        flush(owner);
        keeper.refresh(1);
        store.refuseReadsOfTotals();
        for (int from = 0; from < 100; from += 20) {
            owner.fold(log.subList(from, from + 20), from + 19);
            owner.noteEnd(NOON.plusSeconds(from + 20), from + 20);
            flush(owner);
            keeper.refresh(1);
            check(keeper.latest().orElseThrow(), log, from + 20);
        }
    }

    private static Figures figures(Snapshot snapshot, Scope scope) {
        return snapshot.row(scope).figures(scope.district(), null);
    }

    private static void check(Snapshot snapshot, List<Arrival> log, int through) {
        assertThat(snapshot.asOf()).isEqualTo(NOON.plusSeconds(through));
        assertThat(snapshot.offsets()).containsEntry(0, through - 1L);
        assertThat(figures(snapshot, Scope.STATE).registered()).isEqualTo(registered(log, through, null));
        assertThat(figures(snapshot, new Scope("HOME", null, null)).registered())
                .isEqualTo(registered(log, through, "HOME"));
        long byCategory = 0;
        for (String category : List.of("officer", "employee", "teacher")) {
            byCategory += figures(snapshot, new Scope(null, null, category)).completions();
        }
        assertThat(byCategory).isEqualTo(figures(snapshot, Scope.STATE).completions());
    }

    @Test
    void aFlushThatIsHalfWayIsNotSeen() {
        List<Arrival> log = Logs.log(new Random(5), 6, 60);
        PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");
        owner.fold(log.subList(0, 30), 29);
        owner.noteEnd(NOON, 30);
        flush(owner);
        keeper.refresh(1);
        Snapshot before = keeper.latest().orElseThrow();
        owner.fold(log.subList(30, 60), 59);
        Flush flush = owner.startFlush().orElseThrow();
        // The checkpoint can not be written any more: another owner has taken over meanwhile.
        PartitionOwner.takeOver(store, 0, "log");
        assertThatThrownBy(() -> flush.run(StoreRetry.NONE)).isInstanceOf(FencedException.class);
        keeper.refresh(1);
        assertThat(figures(keeper.latest().orElseThrow(), Scope.STATE)).isEqualTo(figures(before, Scope.STATE));
    }

    @Test
    void theTagChangesWithTheFiguresAndNotWithTheMoment() {
        List<Arrival> log = Logs.log(new Random(6), 6, 20);
        PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");
        owner.noteEnd(NOON, 0);
        flush(owner);
        keeper.refresh(1);
        String empty = keeper.latest().orElseThrow().tag();
        owner.noteEnd(NOON.plusSeconds(1), 0);
        flush(owner);
        keeper.refresh(1);
        assertThat(keeper.latest().orElseThrow().tag()).isEqualTo(empty);
        owner.fold(log, 19);
        owner.noteEnd(NOON.plusSeconds(2), 20);
        flush(owner);
        keeper.refresh(1);
        assertThat(keeper.latest().orElseThrow().tag()).isNotEqualTo(empty);
    }
}
