package org.karmayogi.pulse.metrics.commit;

import java.util.List;
import org.karmayogi.pulse.metrics.fold.Forward;

/**
 * What became of a batch of arrivals.
 *
 * @param counted facts that are new
 * @param duplicates facts that were there already
 * @param conflicts facts whose identity is there with another content; the first stands
 * @param beyondCapacity facts of learners who have as many as a learner can have, or identity facts of such aliases
 * @param forwards records to be written to the log before what was folded is committed; writing one again changes
 *     nothing
 */
public record FoldOutcome(
        int counted, int duplicates, List<Arrival> conflicts, List<Arrival> beyondCapacity, List<Forward> forwards) {}
