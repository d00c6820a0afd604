/** S5: the speed of summary, rows and matrix. */
@NullMarked
package org.karmayogi.pulse.bench.query;

import org.jspecify.annotations.NullMarked;
