package org.karmayogi.pulse.metrics.commit;

import java.time.Instant;
import org.karmayogi.pulse.metrics.fold.Fact;

/**
 * A fact that the log delivered about a learner.
 *
 * @param receivedAt when intake had it; {@link Instant#EPOCH} where that is not known any more
 */
public record Arrival(String learnerId, Fact fact, Instant receivedAt) {}
