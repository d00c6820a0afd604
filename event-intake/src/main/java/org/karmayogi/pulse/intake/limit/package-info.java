/** How much may be sent, how fast, and by how many at once. */
@NullMarked
package org.karmayogi.pulse.intake.limit;

import org.jspecify.annotations.NullMarked;
