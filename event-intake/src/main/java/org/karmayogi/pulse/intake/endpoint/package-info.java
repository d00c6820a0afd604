/** The chain, and the answer at its end. */
@NullMarked
package org.karmayogi.pulse.intake.endpoint;

import org.jspecify.annotations.NullMarked;
