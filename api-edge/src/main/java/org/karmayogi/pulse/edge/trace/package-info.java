/** Whether there is tracing. */
@NullMarked
package org.karmayogi.pulse.edge.trace;

import org.jspecify.annotations.NullMarked;
