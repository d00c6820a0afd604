/** S3 and overload: the speed of intake, and what is left of it when too much comes. */
@NullMarked
package org.karmayogi.pulse.bench.intake;

import org.jspecify.annotations.NullMarked;
