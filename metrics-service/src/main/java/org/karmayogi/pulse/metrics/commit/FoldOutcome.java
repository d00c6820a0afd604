package org.karmayogi.pulse.metrics.commit;

import java.util.List;

/**
 * What became of a batch of arrivals.
 *
 * @param counted facts that are new
 * @param duplicates facts that were there already
 * @param conflicts facts whose identity is there with another content; the first stands
 * @param beyondCapacity facts of learners who have as many as a learner can have
 */
public record FoldOutcome(int counted, int duplicates, List<Arrival> conflicts, List<Arrival> beyondCapacity) {}
