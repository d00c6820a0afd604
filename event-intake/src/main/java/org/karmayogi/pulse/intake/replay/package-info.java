/** Replay: what was refused is read back from {@code learning-rejects}, and noted there once it has been sent again. */
@NullMarked
package org.karmayogi.pulse.intake.replay;

import org.jspecify.annotations.NullMarked;
