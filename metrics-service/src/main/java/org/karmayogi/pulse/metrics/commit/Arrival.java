package org.karmayogi.pulse.metrics.commit;

import org.karmayogi.pulse.metrics.fold.Fact;

/** A fact that the log delivered about a learner. */
public record Arrival(String learnerId, Fact fact) {}
