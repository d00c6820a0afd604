package org.karmayogi.pulse.metrics.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The result of a recount.
 *
 * @param offsets the checkpoint, by partition, that both sides were read at
 * @param learners learners folded again
 * @param totals totals compared
 * @param differenceCount how many numbers differ; zero is the only good value
 * @param differences the first of them, at most {@link #LISTED}
 * @param conflictCount how often a (source, id) was sent for one learner more; beyond 20,000 documents as hashes say
 * @param conflicts the first of them, at most {@link #LISTED}
 */
public record Audit(
        Instant startedAt,
        Instant endedAt,
        Map<Integer, Long> offsets,
        long learners,
        long totals,
        long differenceCount,
        List<Difference> differences,
        long conflictCount,
        List<Conflict> conflicts) {

    /**
     * Differences, or conflicts, that are listed; a damage that is larger is repaired by a rebuild, not read line by
     * line.
     */
    public static final int LISTED = 1_000;

    public Audit {
        offsets = Map.copyOf(offsets);
        differences = List.copyOf(differences);
        conflicts = List.copyOf(conflicts);
    }
}
