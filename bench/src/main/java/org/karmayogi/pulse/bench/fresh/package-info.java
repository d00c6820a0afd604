/** How soon after its acknowledgement an event is in the figures. */
@NullMarked
package org.karmayogi.pulse.bench.fresh;

import org.jspecify.annotations.NullMarked;
