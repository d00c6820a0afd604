/** JSON as bytes, for what is written once an event. */
@NullMarked
package org.karmayogi.pulse.intake.json;

import org.jspecify.annotations.NullMarked;
