package org.karmayogi.pulse.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.edge.problem.ProblemException;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.Logs;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;

class SummaryStreamTests {

    private static final Scope HOME = new Scope("HOME", null, null);

    private final InMemoryStore store = new InMemoryStore();
    private final SnapshotKeeper keeper = new SnapshotKeeper(
            0, store, Register.departments().codes(), Register.districts().codes());
    private final AtomicInteger computed = new AtomicInteger();
    private final SummaryStream stream = new SummaryStream(keeper::latest, (snapshot, scope) -> {
        computed.incrementAndGet();
        return scope + " at " + snapshot.offsets();
    });
    private int folded;

    private static final class Heard implements Sink {
        final List<String> ids = new CopyOnWriteArrayList<>();
        final List<String> bodies = new CopyOnWriteArrayList<>();
        volatile boolean gone;
        volatile boolean ended;

        @Override
        public void summary(String id, String json) throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            bodies.add(json);
            ids.add(id);
        }

        @Override
        public void signOfLife() {}

        @Override
        public void end() {
            ended = true;
        }
    }

    private Heard listen(Scope scope, String known) {
        Heard heard = new Heard();
        stream.add(scope, known, heard);
        return heard;
    }

    private void figuresChange() {
        PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");
        owner.fold(Logs.log(new Random(1), 5, 50).subList(folded, folded + 10), folded + 9);
        folded += 10;
        owner.noteEnd(Instant.EPOCH.plusSeconds(folded), folded);
        owner.startFlush().orElseThrow().run(StoreRetry.NONE);
        keeper.refresh(1);
    }

    @AfterEach
    void stop() {
        stream.stop();
    }

    @Test
    void everyChangeIsToldOnceAndComputedOnceAScope() {
        stream.start();
        List<Heard> state = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            state.add(listen(Scope.STATE, null));
        }
        Heard home = listen(HOME, null);
        figuresChange();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> state.stream().allMatch(it -> it.ids.size() == 1) && home.ids.size() == 1);
        assertThat(computed).hasValue(2);
        assertThat(home.bodies.get(0)).startsWith(HOME.toString());
        figuresChange();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> state.stream().allMatch(it -> it.ids.size() == 2) && home.ids.size() == 2);
        assertThat(computed).hasValue(4);
        assertThat(state.get(499).ids).doesNotHaveDuplicates();
    }

    @Test
    void whoKnowsTheLatestIsToldNothing() throws Exception {
        stream.start();
        figuresChange();
        Heard first = listen(Scope.STATE, null);
        await().atMost(Duration.ofSeconds(10)).until(() -> first.ids.size() == 1);
        Heard again = listen(Scope.STATE, first.ids.get(0));
        Thread.sleep(700);
        assertThat(again.ids).isEmpty();
        assertThat(first.ids).hasSize(1);
    }

    @Test
    void whoIsSlowGetsTheLatestAndHoldsNobodyUp() throws Exception {
        stream.start();
        CountDownLatch takes = new CountDownLatch(1);
        List<String> taken = new CopyOnWriteArrayList<>();
        stream.add(Scope.STATE, null, new Sink() {
            @Override
            public void summary(String id, String json) {
                try {
                    takes.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                taken.add(json);
            }

            @Override
            public void signOfLife() {}

            @Override
            public void end() {}
        });
        Heard quick = listen(Scope.STATE, null);
        for (int i = 1; i <= 3; i++) {
            int events = i;
            figuresChange();
            await().atMost(Duration.ofSeconds(10)).until(() -> quick.ids.size() == events);
        }
        takes.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> taken.size() == 2);
        assertThat(taken.get(1)).isEqualTo(quick.bodies.get(2));
    }

    @Test
    void whoHasGoneIsForgottenAndTheRestIsEndedWithTheService() {
        stream.start();
        Heard gone = listen(Scope.STATE, null);
        gone.gone = true;
        Heard stays = listen(Scope.STATE, null);
        figuresChange();
        await().atMost(Duration.ofSeconds(10)).until(() -> stays.ids.size() == 1 && stream.listeners() == 1);
        stream.stop();
        assertThat(stays.ended).isTrue();
        assertThat(stream.listeners()).isZero();
    }

    @Test
    void tooManyAreRefused() {
        SummaryStream full = new SummaryStream(Optional::empty, (snapshot, scope) -> "");
        for (int i = 0; i < 2_000; i++) {
            full.add(Scope.STATE, null, new Heard());
        }
        assertThatThrownBy(() -> full.add(Scope.STATE, null, new Heard()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2000");
    }
}
