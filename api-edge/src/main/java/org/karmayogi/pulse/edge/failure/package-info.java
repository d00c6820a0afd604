/** Failures as a log may show them. */
@NullMarked
package org.karmayogi.pulse.edge.failure;

import org.jspecify.annotations.NullMarked;
