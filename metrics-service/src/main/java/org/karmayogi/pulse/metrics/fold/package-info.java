/**
 * What a set of facts means: the learner it makes and what that learner adds to which totals. Pure: no framework, no
 * clock, no I/O, and no dependence on the order in which facts arrive.
 */
@NullMarked
package org.karmayogi.pulse.metrics.fold;

import org.jspecify.annotations.NullMarked;
