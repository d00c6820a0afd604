package org.karmayogi.pulse.metrics.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.Facts;
import org.karmayogi.pulse.metrics.fold.LearningEvent;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;

/** What the commit protocol promises over any store; each subclass brings one. */
public abstract class CommitContract {

    protected static final String LOG = "log-1";
    private static final AtomicInteger PARTITIONS = new AtomicInteger();

    /** Every test uses a partition of its own, so that they can share a store. */
    private final int partition = PARTITIONS.incrementAndGet();

    protected abstract MetricsStore store();

    private PartitionOwner takeOver(MetricsStore store) {
        return PartitionOwner.takeOver(store, partition, LOG);
    }

    private List<Arrival> log(long seed, int records) {
        return Logs.log(new Random(seed), 6, records).stream()
                .map(arrival -> new Arrival(partition + "-" + arrival.learnerId(), arrival.fact()))
                .toList();
    }

    /** Folds from the owner's position to the given offset. */
    private static void fold(PartitionOwner owner, List<Arrival> log, int through) {
        owner.fold(log.subList((int) owner.position() + 1, through + 1), through);
    }

    private static void flush(PartitionOwner owner) {
        Optional<Flush> flush = owner.startFlush();
        flush.ifPresent(work -> {
            work.run(StoreRetry.NONE);
            owner.settle(work);
        });
    }

    @Test
    void aFlushMakesEverythingFoldedCountAtOnce() {
        List<Arrival> log = log(1, 40);
        PartitionOwner owner = takeOver(store());
        fold(owner, log, 19);
        assertThat(Expected.read(store(), partition)).isEmpty();
        flush(owner);
        assertThat(Expected.read(store(), partition)).isEqualTo(Expected.totals(log, 19));
        fold(owner, log, 39);
        assertThat(Expected.read(store(), partition)).isEqualTo(Expected.totals(log, 19));
        flush(owner);
        assertThat(Expected.read(store(), partition)).isEqualTo(Expected.totals(log, 39));
    }

    @Test
    void aCheckpointListsWhatEachOfItsLastFlushesChanged() {
        List<Arrival> log = log(3, 40);
        PartitionOwner owner = takeOver(store());
        assertThat(store().checkpoint(partition)).contains(owner.checkpoint());
        for (int through : List.of(19, 39)) {
            fold(owner, log, through);
            flush(owner);
        }
        Checkpoint whole = store().checkpoint(partition).orElseThrow();
        assertThat(whole).isEqualTo(owner.checkpoint());
        assertThat(whole.recent())
                .extracting(Checkpoint.Change::from, Checkpoint.Change::to)
                .containsExactly(tuple(-1L, 19L), tuple(19L, 39L));
        List<String> changed =
                whole.recent().stream().flatMap(it -> it.totals().stream()).toList();
        assertThat(store().totalsOf(partition)).isNotEmpty().allSatisfy(it -> assertThat(changed)
                .contains(it.id()));
        assertThat(store().checkpoints())
                .filteredOn(it -> it.partition() == partition)
                .containsExactly(whole.alone());
        assertThat(store().checkpoint(PARTITIONS.incrementAndGet())).isEmpty();
    }

    @Test
    void aFlushKilledAfterAnySingleWriteIsInvisibleAndTheReplayGivesTheSameTotals() {
        int deaths = 0;
        for (int writes = 0; ; writes++) {
            int own = PARTITIONS.incrementAndGet();
            List<Arrival> log = Logs.log(new Random(7), 6, 60).stream()
                    .map(arrival -> new Arrival(own + "-" + arrival.learnerId(), arrival.fact()))
                    .toList();
            PartitionOwner first = PartitionOwner.takeOver(store(), own, LOG);
            fold(first, log, 19);
            flush(first);
            fold(first, log, 39);
            boolean died = false;
            PartitionOwner mortal = PartitionOwner.takeOver(new MortalStore(store(), writes), own, LOG);
            fold(mortal, log, 39);
            try {
                flush(mortal);
            } catch (MortalStore.Killed e) {
                died = true;
            }
            assertThat(Expected.read(store(), own))
                    .as("after %s writes", writes)
                    .isEqualTo(Expected.totals(log, died ? 19 : 39));
            PartitionOwner next = PartitionOwner.takeOver(store(), own, LOG);
            // Other flush boundaries than those of the dead owner: nothing may depend on them.
            for (int through = (int) next.position() + 7; next.position() < 59; through += 7) {
                fold(next, log, Math.min(through, 59));
                flush(next);
                assertThat(Expected.read(store(), own))
                        .as("replay to %s after %s writes", next.position(), writes)
                        .isEqualTo(Expected.totals(log, next.position()));
            }
            if (!died) {
                break;
            }
            deaths++;
        }
        assertThat(deaths).as("single writes of the flush").isGreaterThan(20);
    }

    @Test
    void anOwnerThatWokeUpAfterATakeOverWritesNothingThatCounts() {
        List<Arrival> log = log(3, 40);
        PartitionOwner sleeper = takeOver(store());
        fold(sleeper, log, 19);
        flush(sleeper);
        fold(sleeper, log, 29);
        Flush asleep = sleeper.startFlush().orElseThrow();
        PartitionOwner next = takeOver(store());
        fold(next, log, 39);
        flush(next);
        assertThatThrownBy(() -> asleep.run(StoreRetry.NONE)).isInstanceOf(FencedException.class);
        assertThat(Expected.read(store(), partition)).isEqualTo(Expected.totals(log, 39));
    }

    @Test
    void anOwnerThatLoadsWhatALaterOneWroteGivesThePartitionUp() {
        List<Arrival> log = log(4, 40);
        takeOver(store());
        PartitionOwner old = takeOver(store());
        PartitionOwner next = takeOver(store());
        fold(next, log, 19);
        flush(next);
        assertThatThrownBy(() -> fold(old, log, 19)).isInstanceOf(FencedException.class);
    }

    @Test
    void evictedLearnersComeBackAsTheyWere() {
        List<Arrival> log = log(5, 60);
        PartitionOwner owner = takeOver(store());
        fold(owner, log, 29);
        flush(owner);
        assertThat(owner.evict(0)).isGreaterThan(0);
        assertThat(owner.heldBytes()).isZero();
        fold(owner, log, 59);
        flush(owner);
        assertThat(Expected.read(store(), partition)).isEqualTo(Expected.totals(log, 59));
    }

    @Test
    void aRetryYearsLaterIsStillADuplicateAfterATakeOver() {
        List<Arrival> log = log(6, 20);
        PartitionOwner owner = takeOver(store());
        fold(owner, log, 19);
        flush(owner);
        PartitionOwner next = takeOver(store());
        Fact first = log.get(0).fact();
        Fact again = Facts.of(first.source(), first.id(), first.occurredAt(), 20, first.event());
        Fact other =
                Facts.of(first.source(), first.id(), first.occurredAt(), 21, new LearningEvent.Enrolled("elsewhere"));
        String learner = log.get(0).learnerId();
        FoldOutcome outcome = next.fold(List.of(new Arrival(learner, again), new Arrival(learner, other)), 21);
        assertThat(outcome.duplicates()).isEqualTo(1);
        assertThat(outcome.conflicts()).containsExactly(new Arrival(learner, other));
        flush(next);
        SourceTraffic traffic = Expected.traffic(log, 19);
        traffic.add(again, FactSet.Outcome.DUPLICATE);
        traffic.add(other, FactSet.Outcome.CONFLICT);
        assertThat(Expected.read(store(), partition)).isEqualTo(Expected.totals(log, 19, traffic));
    }

    @Test
    void completenessMovesOnWhenNothingArrivesAndNeverAheadOfTheCheckpoint() {
        List<Arrival> log = log(8, 20);
        Instant early = Instant.parse("2026-01-01T00:00:00Z");
        PartitionOwner owner = takeOver(store());
        owner.noteEnd(early, 0);
        flush(owner);
        assertThat(owner.checkpoint().completeThrough()).isEqualTo(early);
        owner.noteEnd(early.plusSeconds(1), 20);
        fold(owner, log, 9);
        flush(owner);
        assertThat(owner.checkpoint().completeThrough()).isEqualTo(early);
        fold(owner, log, 19);
        flush(owner);
        assertThat(owner.checkpoint().completeThrough()).isEqualTo(early.plusSeconds(1));
        owner.noteEnd(early.plusSeconds(2), 20);
        flush(owner);
        assertThat(owner.checkpoint().completeThrough()).isEqualTo(early.plusSeconds(2));
        assertThat(owner.startFlush()).isEmpty();
    }

    /** All other partitions would wait for this one's moment, and with them whoever asks for the figures. */
    @Test
    void aMomentThatComesWhileAFlushRunsIsNotForgotten() {
        List<Arrival> log = log(8, 20);
        Instant early = Instant.parse("2026-01-01T00:00:00Z");
        PartitionOwner owner = takeOver(store());
        owner.noteEnd(early, 20);
        fold(owner, log, 19);
        Flush underWay = owner.startFlush().orElseThrow();
        owner.noteEnd(early.plusSeconds(1), 20);
        underWay.run(StoreRetry.NONE);
        owner.settle(underWay);
        assertThat(owner.checkpoint().completeThrough()).isEqualTo(early);
        assertThat(owner.reachesMark()).isTrue();
        flush(owner);
        assertThat(owner.checkpoint().completeThrough()).isEqualTo(early.plusSeconds(1));
        assertThat(owner.reachesMark()).isFalse();
    }

    /** A server that answers a scan in one message breaks the connection once there are enough learners. */
    @Test
    void everyLearnerIsPassedOnceHoweverMany() {
        List<Arrival> log = new ArrayList<>();
        for (int i = 0; i < 1_700; i++) {
            LearningEvent event = new LearningEvent.Revoked("c", "x".repeat(40_000));
            log.add(new Arrival(partition + "-many-" + i, Facts.of("s", "e" + i, Instant.EPOCH, i, event)));
        }
        PartitionOwner owner = takeOver(store());
        owner.fold(log, 1_699);
        flush(owner);
        List<String> passed = new ArrayList<>();
        store().eachLearner(partition, (id, stored) -> passed.add(id));
        assertThat(passed).hasSize(1_700).doesNotHaveDuplicates();
        assertThat(store().learners(passed)).hasSize(1_700);
    }

    @Test
    void anotherLogIsRefused() {
        takeOver(store());
        assertThatThrownBy(() -> PartitionOwner.takeOver(store(), partition, "log-2"))
                .isInstanceOf(ForeignLogException.class)
                .hasMessageContaining(LOG)
                .hasMessageContaining("log-2");
    }
}
