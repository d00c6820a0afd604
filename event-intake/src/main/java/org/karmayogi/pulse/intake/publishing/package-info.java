/** Publish: to the log, and to know what became of each record. */
@NullMarked
package org.karmayogi.pulse.intake.publishing;

import org.jspecify.annotations.NullMarked;
