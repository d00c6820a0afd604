/**
 * The commit protocol (ADR 2): who owns a partition, what is written in which order, and which of two versions counts.
 * Everything behind {@link org.karmayogi.pulse.metrics.commit.MetricsStore} can be lost and rebuilt from the log.
 */
@NullMarked
package org.karmayogi.pulse.metrics.commit;

import org.jspecify.annotations.NullMarked;
