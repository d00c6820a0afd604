package org.karmayogi.pulse.metrics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.karmayogi.pulse.metrics.commit.InMemoryStore;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.LearningEvent;

class ConflictReadingTests {

    private static final Instant AT = Instant.parse("2026-01-05T04:30:00Z");

    /** Every identity meets every other, so that only the facts tell them apart. */
    private static final KeyedHash MEETING = (first, second) -> 0;

    private final Map<String, StoredLearner> documents = new HashMap<>();

    private final InMemoryStore store = new InMemoryStore() {
        @Override
        public synchronized Map<String, StoredLearner> learners(Collection<String> ids) {
            Map<String, StoredLearner> found = new HashMap<>(documents);
            found.keySet().retainAll(ids);
            return found;
        }
    };

    private static Fact fact(String id, int receivedAt, long offset, @Nullable String alias) {
        return new Fact("portal", id, AT, receivedAt, offset, alias, new LearningEvent.Enrolled("do_1"));
    }

    private void document(String learnerId, int partition, Fact... facts) {
        FactSet set = new FactSet();
        for (Fact fact : facts) {
            set.add(fact);
        }
        documents.put(learnerId, new StoredLearner(partition, 1, set.slice().toByteArray()));
    }

    private List<Conflict> conflicts() {
        Suspects all = new Suspects(0, Set.of(0L), List.copyOf(documents.keySet()), true);
        return new ConflictReading(store, Map.of(0, 100L, 1, 100L), MEETING).conflicts(all);
    }

    @Test
    void whatWasReceivedFirstIsFirstWhateverItsPartition() {
        document("A", 0, fact("e1", 2_000, 5, null));
        document("B", 1, fact("e1", 1_000, 50, null), fact("e2", 1_000, 51, null));
        List<Conflict> found = conflicts();
        assertThat(found).hasSize(1);
        assertThat(found.get(0).id()).isEqualTo("e1");
        assertThat(found.get(0).first().learnerId()).isEqualTo("B");
        assertThat(found.get(0).other())
                .isEqualTo(new Claim("A", "course.enrolled", AT, Instant.ofEpochMilli(2_000), "do_1", 0, 5));
    }

    @Test
    void hashesThatMeetAreNoConflict() {
        document("A", 0, fact("e1", 1_000, 5, null));
        document("B", 1, fact("e2", 1_000, 5, null));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aForwardedFactIsItsSendersAlone() {
        document("ALIAS", 0, fact("e1", 1_000, 5, null));
        document("A", 1, fact("e1", 1_000, 7, "ALIAS"));
        assertThat(conflicts()).isEmpty();

        document("B", 1, fact("e1", 3_000, 9, null));
        assertThat(conflicts())
                .extracting(it -> it.first().learnerId() + " " + it.other().learnerId())
                .containsExactly("ALIAS B");
    }

    @Test
    void eachOfThreeButTheFirstIsAConflictWithIt() {
        document("A", 0, fact("e1", 3_000, 5, null));
        document("B", 0, fact("e1", 1_000, 6, null));
        document("C", 0, fact("e1", 2_000, 7, null));
        assertThat(conflicts())
                .extracting(it -> it.first().learnerId() + " " + it.other().learnerId())
                .containsExactly("B C", "B A");
    }

    @Test
    void whatIsBehindTheCheckpointIsNotThereYet() {
        document("A", 0, fact("e1", 1_000, 5, null));
        document("B", 1, fact("e1", 1_000, 101, null));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void aConflictHasOneKeyWhoeverFindsIt() {
        document("A", 0, fact("e1", 1_000, 5, null));
        document("B", 1, fact("e1", 2_000, 6, null));
        Conflict once = conflicts().get(0);
        document("C", 1, fact("e1", 500, 7, null));
        assertThat(conflicts()).extracting(Conflict::key).contains(once.key());
    }
}
