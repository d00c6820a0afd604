/**
 * Generations of the metrics store: complete sets of learners, totals and checkpoints beside each other, of which one
 * pointer says which is live.
 */
@NullMarked
package org.karmayogi.pulse.metrics.generation;

import org.jspecify.annotations.NullMarked;
