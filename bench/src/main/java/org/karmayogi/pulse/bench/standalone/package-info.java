/** S9 and S10: the standalone as its users start it, with {@code ./pulse standalone}: when it is ready, and what it holds. */
@NullMarked
package org.karmayogi.pulse.bench.standalone;

import org.jspecify.annotations.NullMarked;
