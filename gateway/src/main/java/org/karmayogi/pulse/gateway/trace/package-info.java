/** The trace of a request, where there is tracing. */
@NullMarked
package org.karmayogi.pulse.gateway.trace;

import org.jspecify.annotations.NullMarked;
