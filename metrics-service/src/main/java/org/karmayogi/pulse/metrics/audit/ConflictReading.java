package org.karmayogi.pulse.metrics.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;
import org.karmayogi.pulse.metrics.commit.StoredLearner;
import org.karmayogi.pulse.metrics.fold.Fact;
import org.karmayogi.pulse.metrics.fold.FactSet;

/** Reads the documents that hashes point to, and tells who was sent under the same identity as somebody else. */
final class ConflictReading {

    /** Documents a reading; some have a megabyte. */
    private static final int BATCH = 500;

    private record Identity(String source, String id) {}

    private final MetricsStore store;
    private final Map<Integer, Long> offsets;
    private final KeyedHash hash;
    private final Map<Identity, Map<String, Claim>> claims = new HashMap<>();

    /**
     * Nothing read yet.
     *
     * @param offsets the checkpoint, by partition, behind which facts do not count yet
     * @param hash what the suspects were found with
     */
    ConflictReading(MetricsStore store, Map<Integer, Long> offsets, KeyedHash hash) {
        this.store = store;
        this.offsets = offsets;
        this.hash = hash;
    }

    /** The conflicts among the suspects, in the order of their identities. */
    List<Conflict> conflicts(Suspects suspects) {
        List<String> ids = suspects.learners();
        for (int from = 0; from < ids.size(); from += BATCH) {
            store.learners(ids.subList(from, Math.min(from + BATCH, ids.size())))
                    .forEach((id, stored) -> read(id, stored, suspects));
        }
        List<Conflict> conflicts = new ArrayList<>();
        claims.forEach((identity, bySent) -> {
            List<Claim> order =
                    bySent.values().stream().sorted(Claim.BY_ARRIVAL).toList();
            order.stream()
                    .skip(1)
                    .map(other -> new Conflict(identity.source(), identity.id(), order.get(0), other))
                    .forEach(conflicts::add);
        });
        conflicts.sort(Comparator.comparing(Conflict::source).thenComparing(Conflict::id));
        return conflicts;
    }

    private void read(String document, StoredLearner stored, Suspects suspects) {
        long offset = offsets.getOrDefault(stored.partition(), Checkpoint.NOTHING);
        for (Fact fact : FactSet.restore(stored.facts(), offset).slice().facts()) {
            if (Claim.isMadeBy(fact) && suspects.identities().contains(SharedIdentities.identity(hash, fact))) {
                Claim claim = Claim.of(document, stored.partition(), fact);
                // What was forwarded lies in two documents.
                claims.computeIfAbsent(new Identity(fact.source(), fact.id()), missing -> new HashMap<>())
                        .merge(claim.learnerId(), claim, BinaryOperator.minBy(Claim.BY_ARRIVAL));
            }
        }
    }
}
