/** Populations from a seed, pushed through the gateway as a portal would. */
@NullMarked
package org.karmayogi.pulse.standalone.seed;

import org.jspecify.annotations.NullMarked;
