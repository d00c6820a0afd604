/** From the log to the fold: records decoded and checked, partitions owned, flushes run, what cannot count set aside. */
@NullMarked
package org.karmayogi.pulse.metrics.consume;

import org.jspecify.annotations.NullMarked;
