/** What intake keeps by key on {@code learning-reference}, and follows there. */
@NullMarked
package org.karmayogi.pulse.intake.reference;

import org.jspecify.annotations.NullMarked;
