/** The servlet side of the edge, brought in by {@code @Import(ServletEdge.class)}. */
@NullMarked
package org.karmayogi.pulse.edge;

import org.jspecify.annotations.NullMarked;
