/** Validate: what the schema and the registers ask of an item. No framework; the clock is given. */
@NullMarked
package org.karmayogi.pulse.intake.validation;

import org.jspecify.annotations.NullMarked;
