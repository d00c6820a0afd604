/** Leaving without cutting anyone off: what a service does between being told to stop and closing its connections. */
@NullMarked
package org.karmayogi.pulse.edge.drain;

import org.jspecify.annotations.NullMarked;
