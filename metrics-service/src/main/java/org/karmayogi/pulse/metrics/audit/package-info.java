/** The recount: learners folded again from their facts and compared with the totals, which must agree to the last cell. */
@NullMarked
package org.karmayogi.pulse.metrics.audit;

import org.jspecify.annotations.NullMarked;
