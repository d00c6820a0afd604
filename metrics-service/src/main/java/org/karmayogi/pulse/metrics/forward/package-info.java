/** What the fold writes to the log once more, under the key where it counts (ADR 15). */
@NullMarked
package org.karmayogi.pulse.metrics.forward;

import org.jspecify.annotations.NullMarked;
