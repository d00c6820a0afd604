package org.karmayogi.pulse.metrics.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.karmayogi.pulse.metrics.commit.Checkpoint;
import org.karmayogi.pulse.metrics.commit.MetricsStore;

/**
 * Folds every learner again and compares the sums with the totals, both at the same checkpoints, one partition after
 * the other: the sums of one fit into memory, those of all may not. The totals are read first: a total keeps two
 * versions only, while a learner's facts are never removed, so whatever is written meanwhile can be left out of them.
 * In the same pass it finds identities that were sent for two learners. Reads only; may run while the fold goes on.
 */
public final class Recount {

    /** Entries held in memory at a time, 32 MB: what 250 million facts make, of which each file has a 64th. */
    private static final int LARGEST_FILE = 4 * 1024 * 1024;

    /**
     * Documents that are read again for conflicts; more than a few are a portal that numbers its events anew for each
     * learner.
     */
    private static final int MOST_SUSPECTS = 20_000;

    private final MetricsStore store;
    private final Clock clock;
    private final Path folder;
    private List<Conflict> conflicts = List.of();

    /**
     * A recount, not run.
     *
     * @param folder for temporary files, twelve bytes a fact and the learners' ids
     */
    public Recount(MetricsStore store, Clock clock, Path folder) {
        this.store = store;
        this.clock = clock;
        this.folder = folder;
    }

    /** The conflicts that the run has looked at, also those that its result does not list. */
    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Runs to the end: one pass over the learners of each partition. */
    public Audit run() {
        KeyedHash hash = KeyedHash.random();
        try (SharedIdentities identities = new SharedIdentities(folder, hash, LARGEST_FILE)) {
            return run(identities, hash);
        }
    }

    private Audit run(SharedIdentities identities, KeyedHash hash) {
        Instant startedAt = clock.instant();
        Map<Integer, Long> offsets = new TreeMap<>();
        List<Difference> differences = new ArrayList<>();
        long totals = 0;
        long learners = 0;
        for (Checkpoint checkpoint : store.checkpoints()) {
            TotalsCut cut = TotalsCut.read(store, checkpoint.partition());
            PartitionRecount recount = new PartitionRecount(cut, identities);
            store.eachLearner(cut.partition(), recount::add);
            differences.addAll(recount.differences());
            offsets.put(cut.partition(), cut.offset());
            totals += cut.totals().size();
            learners += recount.learners();
        }
        Suspects suspects = identities.find(MOST_SUSPECTS);
        conflicts = new ConflictReading(store, offsets, hash).conflicts(suspects);
        return new Audit(
                startedAt,
                clock.instant(),
                offsets,
                learners,
                totals,
                differences.size(),
                listed(differences),
                suspects.complete() ? conflicts.size() : Math.max(suspects.pairs(), conflicts.size()),
                listed(conflicts));
    }

    private static <T> List<T> listed(List<T> all) {
        return all.subList(0, Math.min(all.size(), Audit.LISTED));
    }
}
