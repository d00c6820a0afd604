/** The words: families, their fields, an event, who sends it. No framework, no I/O. */
@NullMarked
package org.karmayogi.pulse.intake.event;

import org.jspecify.annotations.NullMarked;
