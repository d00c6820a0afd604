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
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.SourceTraffic;
import org.karmayogi.pulse.metrics.fold.TotalKey;
import org.karmayogi.pulse.metrics.fold.TotalKind;

/** The recount of one partition: learners in, differences out. Used by one thread. */
final class PartitionRecount {

    private final TotalsCut cut;
    private final SharedIdentities identities;
    private final Contributions contributions = new Contributions();
    private final List<Difference> unreadable = new ArrayList<>();
    private long learners;
    private long facts;

    /** @param identities where the identities of all facts are noted */
    PartitionRecount(TotalsCut cut, SharedIdentities identities) {
        this.cut = cut;
        this.identities = identities;
    }

    long learners() {
        return learners;
    }

    /** Folds a learner again, as it stands at the checkpoint the totals were read at. */
    void add(String learnerId, StoredLearner stored) {
        learners++;
        try {
            FactSet.Slice slice = FactSet.restore(stored.facts(), cut.offset()).slice();
            List<Fact> known = slice.facts();
            contributions.add(learnerId, known, 0);
            facts += slice.count();
            identities.add(learnerId, known);
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
        keys.remove(TotalKey.SOURCES);
        compareFacts(differences);
        for (TotalKey key : keys) {
            Cells none = new Cells(key.kind().width());
            compare(key, cut.totals().getOrDefault(key, none), recounted.getOrDefault(key, none), differences);
        }
        return differences;
    }

    /**
     * Of what sources have sent, learners show how much counted, and how many copies were forwarded to them. Not by
     * source: of sources beyond {@link SourceTraffic}'s capacity, which ones have a cell of their own depends on the
     * order of arrival.
     */
    private void compareFacts(List<Difference> differences) {
        long[] counted = new long[1];
        cut.totals()
                .getOrDefault(TotalKey.SOURCES, new Cells(TotalKind.SOURCE.width()))
                .forEach((source, numbers) -> counted[0] += numbers[0] + numbers[3]);
        if (counted[0] != facts) {
            differences.add(new Difference(
                    cut.partition(),
                    TotalKind.SOURCE.code(),
                    TotalKey.SOURCES.key(),
                    "all sources",
                    TotalKind.SOURCE.measures().get(0),
                    counted[0],
                    facts));
        }
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
