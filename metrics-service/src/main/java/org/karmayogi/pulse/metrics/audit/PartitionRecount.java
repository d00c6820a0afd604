package org.karmayogi.pulse.metrics.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.Cells;
import org.karmayogi.pulse.metrics.fold.Contributions;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.TotalKey;

/** The recount of one partition: learners in, differences out. Used by one thread. */
final class PartitionRecount {

    private final TotalsCut cut;
    private final Contributions contributions = new Contributions();
    private final List<Difference> unreadable = new ArrayList<>();
    private long learners;

    PartitionRecount(TotalsCut cut) {
        this.cut = cut;
    }

    long learners() {
        return learners;
    }

    /** Folds a learner again, as it stands at the checkpoint the totals were read at. */
    void add(String learnerId, StoredLearner stored) {
        learners++;
        try {
            FactSet.Slice facts = FactSet.restore(stored.facts(), cut.offset()).slice();
            contributions.add(facts.facts(), 0);
        } catch (IllegalArgumentException e) {
            // Bytes that are no facts: someone or something wrote into them.
            unreadable.add(
                    new Difference(cut.partition(), "learner", learnerId, "facts", "bytes", stored.facts().length, 0));
        }
    }

    /** Every number that differs. */
    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>(unreadable);
        Map<TotalKey, Cells> recounted = new HashMap<>();
        contributions.forEach(recounted::put);
        Set<TotalKey> keys = new HashSet<>(cut.totals().keySet());
        keys.addAll(recounted.keySet());
        for (TotalKey key : keys) {
            Cells none = new Cells(key.kind().width());
            compare(key, cut.totals().getOrDefault(key, none), recounted.getOrDefault(key, none), differences);
        }
        return differences;
    }

    private void compare(TotalKey key, Cells total, Cells recount, List<Difference> differences) {
        Set<String> cells = new TreeSet<>();
        total.forEach((cell, numbers) -> cells.add(cell));
        recount.forEach((cell, numbers) -> cells.add(cell));
        for (String cell : cells) {
            long[] counted = total.get(cell);
            long[] again = recount.get(cell);
            for (int i = 0; i < counted.length; i++) {
                if (counted[i] != again[i]) {
                    differences.add(new Difference(
                            cut.partition(),
                            key.kind().code(),
                            key.key(),
                            cell,
                            key.kind().measures().get(i),
                            counted[i],
                            again[i]));
                }
            }
        }
    }
}
