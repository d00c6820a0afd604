package org.karmayogi.pulse.metrics.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;

/**
 * Folds every learner again and compares the sums with the totals, both at the same checkpoints, one partition after the other: the
 * sums of one fit into memory, those of all may not. The totals are read first: a total keeps two versions only, while a
 * learner's facts are never removed, so whatever is written meanwhile can be left out of them. Reads only; may run while the
 * fold goes on.
 */
public final class Recount {

    private final MetricsStore store;
    private final Clock clock;

    public Recount(MetricsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Runs to the end: one pass over the learners of each partition. */
    public Audit run() {
        Instant startedAt = clock.instant();
        Map<Integer, Long> offsets = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        long totals = 0;
        long learners = 0;
        for (Checkpoint checkpoint : store.checkpoints()) {
            TotalsCut cut = TotalsCut.read(store, checkpoint.partition());
            PartitionRecount recount = new PartitionRecount(cut);
            store.eachLearner(cut.partition(), recount::add);
            differences.addAll(recount.differences());
            offsets.put(cut.partition(), cut.offset());
            totals += cut.totals().size();
            learners += recount.learners();
        }
        List<Difference> listed = differences.subList(0, Math.min(differences.size(), Audit.LISTED));
        return new Audit(startedAt, clock.instant(), offsets, learners, totals, differences.size(), listed);
    }
}
