package org.karmayogi.pulse.metrics.commit;

import org.karmayogi.pulse.metrics.fold.FactSet;
import org.karmayogi.pulse.metrics.fold.LearnerSummary;

/**
 * A learner as stored. It may hold facts beyond the checkpoint, which a reader leaves out.
 *
 * @param epoch the owner that wrote it
 * @param at the offset of the flush that wrote it
 * @param facts every fact up to {@code at}
 */
public record LearnerDocument(
        String id, int partition, long epoch, long at, FactSet.Slice facts, LearnerSummary summary) {}
