/** The monthly review: a month's table frozen as it was presented, beside the same month as it is known now. */
@NullMarked
package org.karmayogi.pulse.metrics.review;

import org.jspecify.annotations.NullMarked;
