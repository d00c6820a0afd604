/** Rebuilds: a new generation of all figures, made beside the live one and then swapped in by one pointer. */
@NullMarked
package org.karmayogi.pulse.metrics.rebuild;

import org.jspecify.annotations.NullMarked;
