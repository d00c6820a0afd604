/** What was measured, beside what has to be held. */
@NullMarked
package org.karmayogi.pulse.bench.report;

import org.jspecify.annotations.NullMarked;
