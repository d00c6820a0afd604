/** What intake counts and times. */
@NullMarked
package org.karmayogi.pulse.intake.meter;

import org.jspecify.annotations.NullMarked;
