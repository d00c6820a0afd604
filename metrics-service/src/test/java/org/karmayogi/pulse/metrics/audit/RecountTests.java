package org.karmayogi.pulse.metrics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.karmayogi.pulse.metrics.commit.Arrival;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.Flush;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.LearnerDocument;
import org.karmayogi.pulse.metrics.commit.Logs;
import org.karmayogi.pulse.metrics.commit.PartitionOwner;
import org.karmayogi.pulse.metrics.commit.StoreRetry;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.commit.TotalDocument;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

class RecountTests {

    /** A store whose documents can be changed by hand. */
    private static final class OpenStore extends InMemoryStore {

        TotalDocument anyTotal() {
            return total("unit");
        }

        TotalDocument total(String kind) {
            return totals.values().stream()
                    .filter(total -> total.key().kind().code().equals(kind))
                    .findFirst()
                    .orElseThrow();
        }

        void put(TotalDocument total) {
            totals.put(total.id(), total);
        }

        void removeTotal(String id) {
            totals.remove(id);
        }

        LearnerDocument anyLearner() {
            return learners.values().stream()
                    .filter(learner -> learner.summary().registered())
                    .findFirst()
                    .orElseThrow();
        }

        void put(LearnerDocument learner) {
            learners.put(learner.id(), learner);
        }

        void removeLearner(String id) {
            learners.remove(id);
        }
    }

    @TempDir
    Path folder;

    private final OpenStore store = new OpenStore();
    private final List<Arrival> log = Logs.log(new Random(11), 12, 300);
    private final PartitionOwner owner = PartitionOwner.takeOver(store, 0, "log");

    @BeforeEach
    void fold() {
        owner.fold(log.subList(0, 200), 199);
        Flush flush = owner.startFlush().orElseThrow();
        flush.run(StoreRetry.NONE);
        owner.settle(flush);
    }

    private Audit recount() {
        return new Recount(store, Clock.systemUTC(), folder).run();
    }

    @Test
    void anUntouchedStoreHasNoDifference() {
        Audit audit = recount();
        assertThat(audit.learners()).isEqualTo(12);
        assertThat(audit.totals()).isGreaterThan(10);
        assertThat(audit.offsets()).containsEntry(0, 199L);
        assertThat(audit.differences()).isEmpty();
    }

    @Test
    void whatIsNewerThanTheCheckpointIsLeftOutOfBothSides() {
        owner.fold(log.subList(200, 300), 299);
        Flush halfWay = owner.startFlush().orElseThrow();
        PartitionOwner.takeOver(store, 0, "log");
        try {
            halfWay.run(StoreRetry.NONE);
        } catch (RuntimeException fenced) {
            assertThat(fenced).hasMessageContaining("taken over");
        }
        assertThat(recount().differences()).isEmpty();
    }

    @Test
    void aTotalChangedByHandIsFoundWithBothValues() {
        TotalDocument total = store.anyTotal();
        Cells cells = Cells.decode(total.key().kind().width(), total.current().cells());
        String[] cell = new String[1];
        cells.forEach((key, numbers) -> cell[0] = key);
        long before = cells.get(cell[0])[4];
        cells.add(cell[0], new long[] {0, 0, 0, 0, 5, 0, 0, 0});
        store.put(new TotalDocument(
                0,
                total.key(),
                total.epoch(),
                new TotalDocument.Version(total.current().at(), cells.encode()),
                total.previous()));
        Audit audit = recount();
        assertThat(audit.differenceCount()).isEqualTo(1);
        assertThat(audit.differences())
                .containsExactly(
                        new Difference(0, "unit", total.key().key(), cell[0], "completions", before + 5, before));
    }

    @Test
    void aMissingTotalIsFound() {
        TotalDocument total = store.anyTotal();
        store.removeTotal(total.id());
        assertThat(recount().differences())
                .isNotEmpty()
                .allMatch(difference -> difference.key().equals(total.key().key()) && difference.total() == 0);
    }

    @Test
    void whatASourceHasSentIsHeldAgainstTheFacts() {
        TotalDocument total = store.total("source");
        Cells cells = Cells.decode(total.key().kind().width(), total.current().cells());
        String source = log.get(0).fact().source();
        cells.add(source, new long[] {3, 7, 0, 0, 0});
        store.put(new TotalDocument(
                0,
                total.key(),
                total.epoch(),
                new TotalDocument.Version(total.current().at(), cells.encode()),
                total.previous()));
        assertThat(recount().differences())
                .containsExactly(new Difference(0, "source", "all", "all sources", "counted", 203, 200));
    }

    @Test
    void aMissingLearnerIsFound() {
        store.removeLearner(store.anyLearner().id());
        assertThat(recount().differences())
                .anyMatch(difference ->
                        difference.measure().equals("registered") && difference.total() == difference.recount() + 1);
    }

    @Test
    void aFactChangedByHandIsFound() {
        LearnerDocument learner = store.anyLearner();
        FactSet shorter = new FactSet();
        for (Fact fact : learner.facts().facts()) {
            if (!(fact.event() instanceof LearningEvent.Onboarded)) {
                shorter.add(fact);
            }
        }
        store.put(new LearnerDocument(
                learner.id(), 0, learner.epoch(), learner.at(), shorter.slice(), learner.summary()));
        assertThat(recount().differences())
                .anyMatch(difference ->
                        difference.measure().equals("registered") && difference.total() == difference.recount() + 1);
    }

    @Test
    void aLearnerWhoseBytesAreNoFactsIsListedByName() {
        LearnerDocument learner = store.anyLearner();
        InMemoryStore damaged = new InMemoryStore() {
            @Override
            public synchronized void eachLearner(int partition, BiConsumer<String, StoredLearner> action) {
                store.eachLearner(partition, (id, stored) -> {
                    byte[] bytes = id.equals(learner.id()) ? new byte[] {99, 1, 2} : stored.facts();
                    action.accept(id, new StoredLearner(stored.partition(), stored.epoch(), bytes));
                });
            }

            @Override
            public synchronized List<Checkpoint> checkpoints() {
                return store.checkpoints();
            }

            @Override
            public synchronized List<TotalDocument> totalsOf(int partition) {
                return store.totalsOf(partition);
            }
        };
        assertThat(new Recount(damaged, Clock.systemUTC(), folder).run().differences())
                .anyMatch(difference ->
                        difference.kind().equals("learner") && difference.key().equals(learner.id()));
    }
}
