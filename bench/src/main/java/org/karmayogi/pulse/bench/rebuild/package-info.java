/** S8: a rebuild while the old figures are served. */
@NullMarked
package org.karmayogi.pulse.bench.rebuild;

import org.jspecify.annotations.NullMarked;
