/** How the gateway leaves: see {@link org.karmayogi.pulse.edge.drain.Drain}. */
@NullMarked
package org.karmayogi.pulse.gateway.drain;

import org.jspecify.annotations.NullMarked;
