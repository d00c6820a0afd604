/** Every question about the figures, answered from one consistent cut that is kept in memory. */
@NullMarked
package org.karmayogi.pulse.metrics.query;

import org.jspecify.annotations.NullMarked;
